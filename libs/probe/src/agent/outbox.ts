import { backOff } from '@nawala/client';
import type { ApiAnswer, ApiClient, ScanReport } from './api-client';
import type { Disk } from './disk';
import { USUAL_PACE } from './pace';
import { pause } from './pause';
import type { Report } from './progress';
import { isForGood, type Refusals } from './refusals';
import type { Spool } from './spool';

const MAX_BATCH = 200;
/** With so many waiting there is no room for more: whoever measures waits, too. */
const FULL_AT = 10_000;
/** For whoever does not wait: beyond this the oldest go. */
const MAX_PENDING = 20_000;

export interface OutboxOptions {
  api: Pick<ApiClient, 'report'>;
  report: Report;
  refusals: Refusals;
  disk: Disk;
  spool?: Spool;
  gatherMs?: number;
  fullAt?: number;
  maxPending?: number;
  /** Hears of results that the API has taken or refused for good. */
  onSettled?: (settled: readonly ScanReport[]) => void;
}

/**
 * Finished results on their way to the API. One request at a time, in order; whatever the API does not take stays
 * here and is sent again, so that a restart of the API loses nothing. What it refuses for good is counted and told.
 */
export class Outbox {
  private queue: ScanReport[] = [];
  /** How many of the queue are with the API just now. */
  private inFlight = 0;
  /** How many results the spool holds; 0 while the API is there. */
  private spooled = 0;
  private batchSize = MAX_BATCH;
  private failures = 0;
  private deliveries = 0;
  private losses = 0;
  private pumping: Promise<void> | undefined;
  private readonly stopped = new AbortController();
  private readonly maxPending: number;
  private readonly fullAt: number;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: OutboxOptions) {
    this.maxPending = options.maxPending ?? MAX_PENDING;
    this.fullAt = options.fullAt ?? FULL_AT;
    options.disk.try(() => {
      this.queue = options.spool?.load().slice(-this.maxPending) ?? [];
      this.spooled = this.queue.length;
    });
    if (this.queue.length > 0) this.pumping = this.pump();
  }

  get pending(): number {
    return this.queue.length;
  }

  /** What waits, oldest first. */
  get waitingReports(): readonly ScanReport[] {
    return this.queue;
  }

  /** Results that the API has taken. */
  get delivered(): number {
    return this.deliveries;
  }

  /** Results that had to go because too many were waiting. */
  get lost(): number {
    return this.losses;
  }

  add(result: ScanReport): void {
    this.queue.push(result);
    if (this.queue.length > this.maxPending) this.dropOldest();
    if (this.spooled > 0) this.spool(result);
    this.pumping ??= this.pump();
  }

  /** Resolves when there is room for more results, or when the signal fires. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.queue.length >= this.fullAt && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.waiting.delete(go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        this.waiting.add(go);
        signal.addEventListener('abort', go, { once: true });
      });
    }
  }

  /** Resolves with true once nothing waits any more, or with false when that takes longer than `ms`. */
  async drain(ms: number): Promise<boolean> {
    const timer = setTimeout(() => this.stopped.abort(), ms);
    await this.pumping;
    clearTimeout(timer);
    return this.queue.length === 0;
  }

  private async pump(): Promise<void> {
    const { signal } = this.stopped;
    await pause(this.options.gatherMs ?? USUAL_PACE.gatherMs, signal);
    while (this.queue.length > 0 && !signal.aborted) {
      const batch = this.queue.slice(0, this.batchSize);
      this.inFlight = batch.length;
      const answer = await this.options.api.report(batch, signal);
      this.inFlight = 0;
      if (answer.ok) this.took(batch, answer.value.errors);
      else if (!this.givesUpOn(batch, answer)) await this.waitAfter(answer, signal);
    }
    this.pumping = undefined;
  }

  private took(batch: readonly ScanReport[], errors: { id: string | null; error: string }[]): void {
    this.failures = 0;
    this.batchSize = Math.min(MAX_BATCH, this.batchSize * 2);
    this.settle(batch);
    this.deliveries += batch.length - errors.length;
    if (this.queue.length <= this.spooled / 2) this.saveQueue();
    this.options.report({ kind: 'reported', count: batch.length, pending: this.queue.length, errors });
    this.options.refusals.add(errors);
  }

  /** 413: the same in smaller portions. Else what is refused for good would only be refused again. */
  private givesUpOn(batch: readonly ScanReport[], { status, problem }: Failed): boolean {
    if (status === 413 && batch.length > 1) {
      this.batchSize = Math.max(1, Math.floor(batch.length / 2));
      return true;
    }
    if (!isForGood(status)) return false;
    this.settle(batch);
    if (this.spooled > 0) this.saveQueue();
    this.options.refusals.add(batch.map(({ id }) => ({ id, error: problem })));
    return true;
  }

  private settle(batch: readonly ScanReport[]): void {
    this.queue = this.queue.slice(batch.length);
    this.options.onSettled?.(batch);
    for (const go of [...this.waiting]) go();
  }

  private async waitAfter({ problem, retryAfterMs }: Failed, signal: AbortSignal): Promise<void> {
    if (this.spooled === 0) this.saveQueue();
    if (signal.aborted) return;
    const retryInMs = backOff(++this.failures, retryAfterMs, Math.random());
    this.options.report({ kind: 'api-away', problem, retryInMs, pending: this.queue.length });
    await pause(retryInMs, signal);
  }

  /** What is under way stays, because the answer to it is counted off the front of the queue. */
  private dropOldest(): void {
    this.queue.splice(this.inFlight, 1);
    if (this.losses++ === 0) this.options.report({ kind: 'overflowing', max: this.maxPending });
  }

  /** Results that were delivered since are sent again after a crash; that changes nothing. */
  private saveQueue(): void {
    const { disk, spool } = this.options;
    this.spooled = disk.try(() => spool?.replace(this.queue)) ? this.queue.length : 0;
  }

  /** What is on disk is no longer all once that fails: then the whole queue is saved at the next occasion. */
  private spool(result: ScanReport): void {
    const { disk, spool } = this.options;
    this.spooled = disk.try(() => spool?.append(result)) ? this.spooled + 1 : 0;
    if (this.spooled > 2 * this.maxPending) this.saveQueue();
  }
}

type Failed = Extract<ApiAnswer<never>, { ok: false }>;
