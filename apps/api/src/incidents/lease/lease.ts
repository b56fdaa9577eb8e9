import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { isDatabaseAway } from '../../common/app-error-of';
import { LEASE_MS, LeaseWatch } from './lease-watch';
import { LeaseRepository } from './lease.repository';

/** How often the holder says that it is there: a write, also where nothing else happens. */
const BEAT_MS = 5000;
/** How often the others look whether it still does: another has it at most so much later than it could. */
export const LOOK_MS = 1000;

type Hook = () => void | Promise<void>;

/**
 * One instance at a time does what two would do twice for nothing: apply what is due, and send. It is for economy, never
 * for correctness: every step of that work is idempotent or conditional, since a holder that was held up may go on for a
 * moment beside its successor.
 */
@Injectable()
export class Lease implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Lease.name);
  private readonly holder = randomBytes(9).toString('base64url');
  private readonly taken: Hook[] = [];
  private readonly lost: Hook[] = [];
  private watch = new LeaseWatch();
  private held: { term: number; beatAt: number } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly leases: LeaseRepository) {}

  /** False also when this instance could not say for so long that it is there that another may have it. */
  get isHolder(): boolean {
    return this.held !== undefined && performance.now() - this.held.beatAt < LEASE_MS;
  }

  /** Of the holder, whoever it was last here; 0 before there was one. */
  get term(): number {
    return this.held?.term ?? 0;
  }

  /** After it became ours. Hooks are for the time before `start`. */
  onTaken(hook: Hook): void {
    this.taken.push(hook);
  }

  /** After it was another's, or before it is given back at the end: what the hooks return is waited for then. */
  onLost(hook: Hook): void {
    this.lost.push(hook);
  }

  /** Once the indexes stand; again does nothing. */
  async start(): Promise<void> {
    if (this.timer === undefined && !this.stopped) await this.round();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { held } = this;
    if (!held) return;
    await this.lose();
    await this.leases.giveBack(this.holder, held.term).catch(() => undefined);
  }

  private async round(): Promise<void> {
    try {
      await (this.held ? this.beat(this.held.term) : this.look());
    } catch (error) {
      if (!isDatabaseAway(error)) this.logger.error({ err: error }, 'The lease could not be looked at');
      if (this.held && !this.isHolder) await this.lose();
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.round(), this.held ? BEAT_MS : LOOK_MS);
    this.timer.unref();
  }

  private async beat(term: number): Promise<void> {
    const now = performance.now();
    const isOurs = await this.leases.beat(this.holder, term);
    if (!this.held) return;
    if (isOurs) this.held = { term, beatAt: now };
    else await this.lose();
  }

  private async look(): Promise<void> {
    const now = performance.now();
    const lease = await this.leases.read();
    if (lease && !this.watch.isFree(lease, now)) return;
    const isOurs = await (lease ? this.leases.take(lease, this.holder) : this.leases.create(this.holder));
    if (!isOurs || this.stopped) return;
    this.held = { term: (lease?.term ?? 0) + 1, beatAt: now };
    await this.run(this.taken);
  }

  private async lose(): Promise<void> {
    this.held = undefined;
    this.watch = new LeaseWatch();
    await this.run(this.lost);
  }

  private async run(hooks: readonly Hook[]): Promise<void> {
    for (const hook of hooks) {
      try {
        await hook();
      } catch (error) {
        this.logger.error({ err: error }, 'A change of the lease could not be followed');
      }
    }
  }
}
