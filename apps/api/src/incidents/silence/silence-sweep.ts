import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SilenceService } from '../../checker/silence/silence.service';
import { Vantages } from '../../checker/vantages/vantages';
import { Clock } from '../../common/clock';
import { workAndRest } from '../../common/work-and-rest';
import { Env } from '../../config/env';
import { Lease } from '../lease/lease';
import { VantageWatchRepository } from '../vantages/vantage-watch.repository';
import { WorkLoop } from '../work-loop';
import type { SilenceMark } from './silence-mark.schema';
import { SilenceMarksRepository } from './silence-marks.repository';
import { earliestOf, silencesToWrite, silentOf } from './silences';

const POLL_MS = 5000;

/**
 * Writes down what the silence of vantages means for every domain, on one instance at a time, in slices between which
 * reports have their turn. How far it has come is kept, so that whoever takes the lease goes on from there; and a vantage
 * that comes back is left out from the next slice on.
 */
@Injectable()
export class SilenceSweep implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(SilenceSweep.name);
  private readonly loop: WorkLoop;

  constructor(
    private readonly lease: Lease,
    private readonly watches: VantageWatchRepository,
    private readonly vantages: Vantages,
    private readonly marks: SilenceMarksRepository,
    private readonly silence: SilenceService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {
    this.loop = new WorkLoop(() => this.round(), {
      pollMs: Math.min(POLL_MS, this.env.STALE_AFTER / 4),
      isOurs: () => this.lease.isHolder,
      failed: (error) => this.logger.error({ err: error }, 'Silence could not be written down; trying again'),
    });
  }

  onModuleInit(): void {
    this.lease.onTaken(() => this.loop.start());
    this.lease.onLost(() => this.loop.stop());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async round(): Promise<void> {
    const begun = silencesToWrite(await this.silent(), await this.forgetEnded(), this.clock.now());
    let after = earliestOf(begun);
    while (!this.loop.isStopped && this.lease.isHolder) {
      const silent = await this.stillSilent(begun);
      if (silent.length === 0) return;
      const names = new Set(silent.map(({ _id }) => _id));
      const next = await workAndRest(() => this.silence.record(after, names));
      const endedAt = next === null ? this.clock.now() : null;
      await this.marks.put(silent.map((mark) => ({ ...mark, after: next ?? after, endedAt })));
      if (next === null) return;
      after = next;
    }
  }

  /** All marks but those of vantages that are not silent any more. */
  private async forgetEnded(): Promise<SilenceMark[]> {
    const [marks, watches] = await Promise.all([this.marks.list(), this.watches.list()]);
    const isSilent = ({ _id }: SilenceMark) => watches.some((watch) => watch._id === _id && watch.silentSince !== null);
    await this.marks.forget(marks.filter((mark) => !isSilent(mark)).map(({ _id }) => _id));
    return marks.filter(isSilent);
  }

  private async silent() {
    const [watches, vantages] = await Promise.all([this.watches.list(), this.vantages.list()]);
    return silentOf(watches, vantages, this.env.STALE_AFTER, this.clock.now());
  }

  private async stillSilent(begun: readonly SilenceMark[]): Promise<SilenceMark[]> {
    if (begun.length === 0) return [];
    const silent = await this.silent();
    return begun.filter(({ _id, lastSeen }) =>
      silent.some((each) => each.vantage === _id && each.lastSeen.getTime() === lastSeen.getTime()),
    );
  }
}
