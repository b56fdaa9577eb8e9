import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../checker/outbox/outbox';
import { isDatabaseAway } from '../../common/app-error-of';
import { workAndRest } from '../../common/work-and-rest';
import { TransitionsService } from '../../transitions/transitions.service';
import type { DueRow } from '../../domains/history-row';
import { ApplyHistory, type DuePage } from '../apply-history';
import { CatchingUp } from '../catching-up.service';
import { HandOver } from '../hand-over';
import { IncidentChanges } from '../incident-changes';
import { Lease } from '../lease/lease';
import { Mutes } from '../mutes/mutes';
import { VantageWatch } from '../vantages/vantage-watch';
import { WorkLoop } from '../work-loop';
import { DispatchWake } from '../lease/dispatch-wake';
import { Reconciliation } from './reconciliation';
import { Stability } from './stability';

const POLL_MS = 500;
/** What nobody wakes for is looked at once in so long. */
const SWEEP_MS = 5000;
const RECONCILE_MS = 600_000;
/** Where the machine itself is slow, thousands that were blocked together are still told together. */
const LONGEST_REST_MS = 100;

/**
 * Makes incidents of history, and hands over what is to be told (docs/adr/0012). One instance at a time does it, by the
 * lease; should two, each step is a conditional update or has a key of its own. `due` comes off a row only after what it
 * caused was taken, so that whoever comes after a crash does it again.
 */
@Injectable()
export class Dispatcher implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(Dispatcher.name);
  private sweptAt = -Infinity;
  private reconciledAt = -Infinity;
  private readonly loop = new WorkLoop(() => this.round(), {
    pollMs: POLL_MS,
    isOurs: () => this.lease.isHolder,
    failed: (error) => this.failed(error),
  });

  constructor(
    private readonly lease: Lease,
    private readonly wake: DispatchWake,
    private readonly transitions: TransitionsService,
    private readonly outbox: Outbox,
    private readonly history: ApplyHistory,
    private readonly handOver: HandOver,
    private readonly stability: Stability,
    private readonly mutes: Mutes,
    private readonly vantages: VantageWatch,
    private readonly reconciliation: Reconciliation,
    private readonly changes: IncidentChanges,
    private readonly catchingUp: CatchingUp,
  ) {}

  onModuleInit(): void {
    this.lease.onTaken(() => {
      this.sweptAt = -Infinity;
      this.reconciledAt = -Infinity;
      this.loop.start();
    });
    this.lease.onLost(() => this.loop.stop());
    this.wake.onWake(() => this.loop.wake());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.changes.settled();
  }

  private async round(): Promise<void> {
    const now = performance.now();
    const isTimeToSweep = now - this.sweptAt >= SWEEP_MS;
    // What an instance left that died holds rows of its own.
    if (isTimeToSweep) await this.outbox.moveStalled();
    if (!(await this.drain())) return;
    if (isTimeToSweep) {
      await this.sweep();
      this.sweptAt = now;
    }
    if (now - this.reconciledAt >= RECONCILE_MS) {
      if (!(await this.reconciliation.run(() => this.drain()))) return;
      this.reconciledAt = now;
    }
    await this.handOver.execute(isTimeToSweep);
  }

  /** Each by itself: one that fails holds up none of the others, and is tried again at the next look. */
  private async sweep(): Promise<void> {
    const steps = [() => this.stability.look(), () => this.mutes.handOverEnded(), () => this.vantages.look()];
    for (const step of steps) await step().catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    if (!isDatabaseAway(error)) this.logger.error({ err: error }, 'What is due could not be applied; trying again');
  }

  /** False when it was told to stop: what is left is applied by whoever takes the lease. */
  private async drain(): Promise<boolean> {
    while (!this.loop.isStopped) {
      const page = await this.history.read();
      if (await this.apply(page)) return true;
    }
    this.catchingUp.note(false);
    return false;
  }

  /**
   * True when nothing more is due. What records verdicts shares the database, and is never to wait for this: a slice is
   * little, and most of the time between two is left to others.
   */
  private async apply(page: DuePage): Promise<boolean> {
    let isWhole = page.isLast;
    for (const [index, rows] of page.slices.entries()) {
      if (this.loop.isStopped) return false;
      // Before the first of it is handed over: whoever tells of it waits for the rest.
      this.catchingUp.note(!isWhole || index < page.slices.length - 1);
      isWhole = (await workAndRest(() => this.applySlice(rows, page), LONGEST_REST_MS)) && isWhole;
    }
    this.catchingUp.note(!isWhole);
    return isWhole;
  }

  private async applySlice(rows: readonly DueRow[], page: DuePage): Promise<boolean> {
    const applied = await this.history.apply(rows, page);
    await this.handOver.take(applied.incidents);
    await this.transitions.applied(applied.rows);
    return applied.isWhole;
  }
}
