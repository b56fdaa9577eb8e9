import { Injectable } from '@nestjs/common';
import { MeasuredHours } from '../../checker/vantages/measured-hours.service';
import { Clock } from '../../common/clock';
import { hoursBetween } from '../../common/hours';
import { workAndRest } from '../../common/work-and-rest';
import { Env } from '../../config/env';
import { CountedRowsService } from '../../transitions/hours/counted-rows.service';
import { HourSums } from './hour-sum';
import { DaySumsRepository } from './day-sums.repository';
import { HistoryMarksRepository } from './history-marks.repository';

const DAY_MS = 86_400_000;
/** Hours whose marks are read at once. */
const PAGE = 50;

type Hour = Awaited<ReturnType<CountedRowsService['ended']>>[number];

/**
 * Sums of hours, made of all rows of the hour each time: doing it again gives the same, and a row that comes late has its
 * hour summed once more.
 */
@Injectable()
export class SumHours {
  constructor(
    private readonly rows: CountedRowsService,
    private readonly sums: DaySumsRepository,
    private readonly marks: HistoryMarksRepository,
    private readonly measured: MeasuredHours,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * Every hour that has changed and is over. Rests in between: nobody waits for it.
   *
   * @param isOver asked between two hours
   */
  async sumChanged(isOver: () => boolean): Promise<void> {
    for (let hours = await this.rows.ended(PAGE); hours.length > 0 && !isOver(); hours = await this.rows.ended(PAGE)) {
      for (const hour of hours) if (!isOver()) await workAndRest(() => this.sum(hour));
    }
  }

  /** History from before there were sums gets some. */
  async begin(): Promise<void> {
    if (await this.marks.isBegun()) return;
    await this.markAll();
    await this.marks.begun();
  }

  /** All anew, without rests. @returns how many hours */
  async rebuild(): Promise<number> {
    const count = await this.markAll();
    for (let hours = await this.rows.ended(PAGE); hours.length > 0; hours = await this.rows.ended(PAGE)) {
      for (const hour of hours) await this.sum(hour);
    }
    await this.marks.begun();
    return count;
  }

  /** What is older than history. */
  async forgetOld(): Promise<void> {
    const kept = new Date(this.clock.now().getTime() - this.env.HISTORY_DAYS * DAY_MS);
    await this.sums.forgetBefore(kept);
    await this.measured.forgetBefore(kept);
  }

  private async sum(hour: Hour): Promise<void> {
    const sums = new HourSums(hour._id);
    for await (const batch of this.rows.ofHour(hour._id)) for (const row of batch) sums.add(row);
    await this.sums.replace(hour._id, sums.all());
    // Rows came meanwhile, or another instance has summed it at the same time: whose sum was written last is not known.
    if (!(await this.rows.done(hour))) await this.rows.mark([hour._id]);
  }

  private async markAll(): Promise<number> {
    const oldest = await this.rows.oldest();
    const hours = oldest ? hoursBetween(oldest, this.clock.now()) : [];
    await this.rows.mark(hours);
    return hours.length;
  }
}
