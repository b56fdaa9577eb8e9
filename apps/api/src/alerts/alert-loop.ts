import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../common/clock';
import { CatchingUp } from '../incidents/catching-up.service';
import { Lease } from '../incidents/lease/lease';
import { WorkLoop } from '../incidents/work-loop';
import { Sender } from './delivery/sender';
import { EventDesk } from './grouping/event-desk';
import { EventsRepository } from './store/events.repository';
import { Gather } from './grouping/gather';
import { HandOut } from './grouping/hand-out';
import { digestDay } from './grouping/quiet-hours';
import { Windows } from './grouping/windows';
import type { AlertRule } from './store/rule.schema';
import { RulesRepository } from './store/rules.repository';

const POLL_MS = 500;
/** What nobody wakes for is looked at once in so long. */
const SWEEP_MS = 5000;
/** What is on its way may still be answered; then it is left to its claim: a shutdown has little time. Milliseconds. */
const LAST_ANSWERS_MS = 3000;

/**
 * Ends windows, makes messages, sends them: on the one instance that holds the lease. Should two do it at once, every
 * step has a key of its own or is a conditional update.
 */
@Injectable()
export class AlertLoop implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(AlertLoop.name);
  private readonly windows: Windows;
  private versions = new Map<string, number>();
  /** The day of each rule's last digest, by its id. */
  private readonly digested = new Map<string, string>();
  private sweptAt = -Infinity;
  private readonly loop = new WorkLoop(() => this.round(), {
    pollMs: POLL_MS,
    isOurs: () => this.lease.isHolder,
    failed: (error) => this.logger.error({ err: error }, 'Alerts could not be looked after; trying again'),
  });

  constructor(
    private readonly lease: Lease,
    private readonly rules: RulesRepository,
    private readonly events: EventsRepository,
    private readonly desk: EventDesk,
    private readonly gather: Gather,
    private readonly handOut: HandOut,
    private readonly sender: Sender,
    private readonly catchingUp: CatchingUp,
    private readonly clock: Clock,
  ) {
    this.windows = new Windows(clock);
  }

  onModuleInit(): void {
    this.lease.onTaken(() => {
      this.sweptAt = -Infinity;
      this.windows.clear();
      this.digested.clear();
      this.sender.forget();
      this.loop.start();
    });
    this.lease.onLost(() => this.stop());
    this.desk.onTaken((openings) => {
      for (const { rule, from } of openings) this.windows.open(rule, from);
      this.loop.wake();
    });
    this.sender.onFree(() => this.loop.wake());
    // Before the next message is made, which may take a while when it tells of thousands.
    this.handOut.onHanded(() => void this.sender.round().catch(() => this.loop.wake()));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** What was held is judged anew. */
  async mutesEnded(): Promise<void> {
    await this.events.unmuteAll();
    await this.sender.release('muted');
    for (const id of (await this.events.rulesWaiting()).keys()) this.windows.endNow(id);
    this.loop.wake();
  }

  private async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.race([this.sender.idle(), pause(LAST_ANSWERS_MS, undefined, { ref: false })]);
  }

  private async round(): Promise<void> {
    if (performance.now() - this.sweptAt >= SWEEP_MS) await this.sweep();
    for (const id of this.windows.take(this.catchingUp.ms)) {
      const next = await this.gather.execute(id);
      if (next) this.windows.again(id, next);
    }
    await this.sender.round();
  }

  private async sweep(): Promise<void> {
    await this.handOut.finish();
    const rules = await this.rules.list();
    const known = new Map(rules.map((rule) => [rule._id.toHexString(), rule]));
    const isChanged = (id: string) => this.versions.has(id) && this.versions.get(id) !== known.get(id)?.version;
    for (const [id, first] of await this.events.rulesWaiting()) {
      const rule = known.get(id);
      if (!rule || isChanged(id)) this.windows.endNow(id);
      else this.windows.open(rule, first);
    }
    // Its quiet hours may be others now.
    if ([...this.versions.keys()].some(isChanged)) await this.sender.release('quiet-hours');
    this.versions = new Map([...known].map(([id, { version }]) => [id, version]));
    for (const rule of rules) await this.digest(rule);
    this.sweptAt = performance.now();
  }

  private async digest(rule: AlertRule): Promise<void> {
    const { digestAt, enabled, since } = rule;
    if (!enabled || !digestAt) return;
    const day = digestDay(digestAt, this.clock.now());
    const id = rule._id.toHexString();
    // One that was made after its hour begins tomorrow.
    if (day === null || day === digestDay(digestAt, since) || this.digested.get(id) === day) return;
    await this.desk.takeDigest(rule, day);
    this.digested.set(id, day);
  }
}
