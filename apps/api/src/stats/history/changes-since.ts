import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { HOUR_MS, hourOf } from '../../common/hours';
import type { CountedRow } from '../../transitions/hours/counted-row';
import { CountedRowsService } from '../../transitions/hours/counted-rows.service';
import { type HourSum, HourSums } from './hour-sum';
import { DaySumsRepository } from './day-sums.repository';

/** Hours back from now whose rows are read where no sum holds; an older one has its sum in a moment. */
const RECENT_HOURS = 2;

/** Sums by brand (hex id; null: the whole). */
export type SumsOf = (brand: string | null) => HourSum[];

/** What changed since a moment, hour by hour: from sums where they hold, and else from the rows themselves. */
@Injectable()
export class ChangesSince {
  constructor(
    private readonly rows: CountedRowsService,
    private readonly sums: DaySumsRepository,
    private readonly clock: Clock,
  ) {}

  /** @param from a full hour */
  async sumsOf(brands: readonly (string | null)[], from: Date): Promise<SumsOf> {
    const open = await this.openHours(from);
    const summed = await this.sums.since(brands, from);
    const holds = ({ at }: HourSum) => !open.has(at.getTime());
    const news = [...open.values()].flatMap((hour) => hour.all());
    return (brand) => [...(summed.get(brand) ?? []).filter(holds), ...news.filter((sum) => sum.brand === brand)];
  }

  /** Rows of part of an hour. */
  async rowsBetween(from: Date, to: Date): Promise<CountedRow[]> {
    const rows: CountedRow[] = [];
    for await (const batch of this.rows.between(from, to)) rows.push(...batch);
    return rows;
  }

  /** The hour that lasts, and recent ones with rows that are in no sum yet, by when they began. */
  private async openHours(from: Date): Promise<Map<number, HourSums>> {
    const current = hourOf(this.clock.now()).getTime();
    const first = Math.max(from.getTime(), current - RECENT_HOURS * HOUR_MS);
    const changed = await this.rows.changedSince(new Date(first));
    const hours = [...new Set([current, ...changed.map(({ _id }) => _id.getTime())])];
    const open = new Map(hours.map((hour) => [hour, new HourSums(new Date(hour))]));
    // Where they come from before where they go: none slips through between.
    const pending = await this.rows.pending();
    const read = new Set<string>();
    const add = (row: CountedRow) => {
      const id = row._id.toHexString();
      if (!read.has(id)) open.get(hourOf(row.at).getTime())?.add(row);
      read.add(id);
    };
    for (const hour of hours) for await (const batch of this.rows.ofHour(new Date(hour))) batch.forEach(add);
    pending.forEach(add);
    return open;
  }
}
