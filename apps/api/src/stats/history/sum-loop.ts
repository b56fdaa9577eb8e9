import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Lease } from '../../incidents/lease/lease';
import { WorkLoop } from '../../incidents/work-loop';
import { SumHours } from './sum-hours';

const POLL_MS = 10_000;
const FORGET_MS = 3_600_000;

/** Whoever holds the lease sums the hours: for economy, since two who do it write the same. */
@Injectable()
export class SumLoop implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(SumLoop.name);
  private forgotAt = -Infinity;
  private readonly loop = new WorkLoop(() => this.round(), {
    pollMs: POLL_MS,
    isOurs: () => this.lease.isHolder,
    failed: (error) => this.logger.error({ err: error }, 'Hours could not be summed; trying again'),
  });

  constructor(
    private readonly lease: Lease,
    private readonly hours: SumHours,
  ) {}

  onModuleInit(): void {
    this.lease.onTaken(() => this.loop.start());
    this.lease.onLost(() => this.loop.stop());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async round(): Promise<void> {
    await this.hours.begin();
    await this.hours.sumChanged(() => this.loop.isStopped || !this.lease.isHolder);
    if (performance.now() - this.forgotAt < FORGET_MS) return;
    await this.hours.forgetOld();
    this.forgotAt = performance.now();
  }
}
