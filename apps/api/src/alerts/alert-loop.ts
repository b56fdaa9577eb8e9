import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../common/clock';
import { DispatchWake } from '../incidents/lease/dispatch-wake';
import { Lease } from '../incidents/lease/lease';
import { WorkLoop } from '../incidents/work-loop';
import { Sender } from './delivery/sender';
import { EventDesk } from './grouping/event-desk';
import { EventsRepository } from './store/events.repository';
import { Gather } from './grouping/gather';
import { HandOut } from './grouping/hand-out';
import { Patience } from './grouping/patience';
import { digestDay } from './grouping/quiet-hours';
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
  /** When each rule's window ends, by its id. */
  private readonly windows: Patience;
  private versions = new Map<string, number>();
  private sweptAt = -Infinity;
  private readonly loop = new WorkLoop(() => this.round(), {
    pollMs: POLL_MS,
    isOurs: () => this.lease.isHolder,
    failed: (error) => this.logger.error({ err: error }, 'Alerts could not be looked after; trying again'),
  });

  constructor(
    private readonly lease: Lease,
    private readonly wakes: DispatchWake,
    private readonly rules: RulesRepository,
    private readonly events: EventsRepository,
    private readonly desk: EventDesk,
    private readonly gather: Gather,
    private readonly handOut: HandOut,
    private readonly sender: Sender,
    private readonly clock: Clock,
  ) {
    this.windows = new Patience(() => clock.now().getTime());
  }

  onModuleInit(): void {
    this.lease.onTaken(() => {
      this.sweptAt = -Infinity;
      this.windows.clear();
      this.sender.forget();
      this.loop.start();
    });
    this.lease.onLost(() => this.stop());
    this.wakes.onWake(() => this.loop.wake());
    this.desk.onTaken((rules) => {
      for (const rule of rules) this.open(rule);
      this.loop.wake();
    });
    this.sender.onFree(() => this.loop.wake());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** What was held is judged anew. */
  async mutesEnded(): Promise<void> {
    await this.events.unmuteAll();
    for (const id of await this.events.rulesWaiting()) this.windows.wait(id, this.clock.now().getTime(), 0);
    this.loop.wake();
  }

  private async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.race([this.sender.idle(), pause(LAST_ANSWERS_MS, undefined, { ref: false })]);
  }

  /** The window is opened by its first event. */
  private open(rule: AlertRule, from: Date = this.clock.now()): void {
    const id = rule._id.toHexString();
    const windowMs = rule.on.includes('digest') ? 0 : rule.window * 1000;
    if (!this.windows.has(id)) this.windows.wait(id, from.getTime() + windowMs, windowMs);
  }

  private async round(): Promise<void> {
    if (performance.now() - this.sweptAt >= SWEEP_MS) await this.sweep();
    for (const id of this.windows.over()) {
      this.windows.forget(id);
      const next = await this.gather.execute(id);
      const now = this.clock.now().getTime();
      if (next && !this.windows.has(id)) this.windows.wait(id, next.getTime(), Math.max(0, next.getTime() - now));
    }
    await this.sender.round();
  }

  private async sweep(): Promise<void> {
    await this.handOut.finish();
    const rules = await this.rules.list();
    const waiting = await this.events.rulesWaiting();
    const known = new Map(rules.map((rule) => [rule._id.toHexString(), rule]));
    for (const id of waiting) {
      const rule = known.get(id);
      const isChanged = this.versions.has(id) && this.versions.get(id) !== rule?.version;
      if (!rule || isChanged) this.windows.wait(id, this.clock.now().getTime(), 0);
      else this.open(rule);
    }
    this.versions = new Map([...known].map(([id, { version }]) => [id, version]));
    for (const rule of rules) await this.digest(rule);
    this.sweptAt = performance.now();
  }

  private async digest(rule: AlertRule): Promise<void> {
    const { digestAt, enabled, since } = rule;
    if (!enabled || !digestAt) return;
    const day = digestDay(digestAt, this.clock.now());
    // One that was made after its hour begins tomorrow.
    if (day !== null && day !== digestDay(digestAt, since)) await this.desk.takeDigest(rule, day);
  }
}
