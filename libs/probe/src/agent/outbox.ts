import type { ApiAnswer, ApiClient, ScanReport } from './api-client';
import { backOff } from './back-off';
import { USUAL_PACE } from './pace';
import { pause } from './pause';
import type { Report } from './progress';
import type { Spool } from './spool';

const MAX_BATCH = 200;
/** An API that lists but never takes would fill the memory; then the oldest go. */
const MAX_PENDING = 100_000;

/**
 * Finished results on their way to the API. One request at a time, in order; whatever the API does not take stays
 * here and is sent again, so that a restart of the API loses nothing.
 */
export class Outbox {
  private queue: ScanReport[] = [];
  /** How many results the spool holds; 0 while the API is there. */
  private spooled = 0;
  private batchSize = MAX_BATCH;
  private failures = 0;
  private pumping: Promise<void> | undefined;
  private readonly stopped = new AbortController();

  constructor(
    private readonly api: Pick<ApiClient, 'report'>,
    private readonly report: Report,
    private readonly spool?: Spool,
    private readonly gatherMs = USUAL_PACE.gatherMs,
  ) {
    this.onDisk((disk) => {
      this.queue = disk.load();
      this.spooled = this.queue.length;
    });
    if (this.queue.length > 0) this.pumping = this.pump();
  }

  get pending(): number {
    return this.queue.length;
  }

  add(result: ScanReport): void {
    this.queue.push(result);
    if (this.queue.length > MAX_PENDING) this.queue.shift();
    if (this.spooled > 0) this.onDisk((disk) => disk.append(result));
    this.pumping ??= this.pump();
  }

  /** Resolves with true once everything is delivered, or with false when that takes longer than `ms`. */
  async drain(ms: number): Promise<boolean> {
    const timer = setTimeout(() => this.stopped.abort(), ms);
    await this.pumping;
    clearTimeout(timer);
    return this.queue.length === 0;
  }

  private async pump(): Promise<void> {
    const { signal } = this.stopped;
    await pause(this.gatherMs, signal);
    while (this.queue.length > 0 && !signal.aborted) {
      const batch = this.queue.slice(0, this.batchSize);
      const answer = await this.api.report(batch, signal);
      if (answer.ok) this.delivered(batch, answer.value.errors);
      else if (!this.givesUpOn(batch, answer)) await this.waitAfter(answer, signal);
    }
    this.pumping = undefined;
  }

  private delivered(batch: readonly ScanReport[], errors: { id: string | null; error: string }[]): void {
    this.failures = 0;
    this.batchSize = Math.min(MAX_BATCH, this.batchSize * 2);
    this.queue = this.queue.slice(batch.length);
    if (this.queue.length <= this.spooled / 2) this.saveQueue();
    this.report({ kind: 'reported', count: batch.length, pending: this.queue.length, errors });
  }

  /** 413: the same in smaller portions. 400: the API will not understand it better next time. */
  private givesUpOn(batch: readonly ScanReport[], { status, problem }: Failed): boolean {
    if (status === 413 && this.batchSize > 1) {
      this.batchSize = Math.max(1, Math.floor(batch.length / 2));
      return true;
    }
    if (status !== 400 && status !== 413) return false;
    this.queue = this.queue.slice(batch.length);
    if (this.spooled > 0) this.saveQueue();
    this.report({ kind: 'rejected', problem, count: batch.length });
    return true;
  }

  private async waitAfter({ problem, retryAfterMs }: Failed, signal: AbortSignal): Promise<void> {
    if (this.spooled === 0) this.saveQueue();
    if (signal.aborted) return;
    const retryInMs = backOff(++this.failures, retryAfterMs, Math.random());
    this.report({ kind: 'api-away', problem, retryInMs, pending: this.queue.length });
    await pause(retryInMs, signal);
  }

  /** Results that were delivered since are sent again after a crash; that changes nothing. */
  private saveQueue(): void {
    this.onDisk((disk) => disk.replace(this.queue));
    this.spooled = this.queue.length;
  }

  /** A disk that fails costs the spool, not the results: they are still in memory. */
  private onDisk(write: (spool: Spool) => void): void {
    try {
      if (this.spool) write(this.spool);
    } catch (error) {
      this.report({ kind: 'spool-failed', problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

type Failed = Extract<ApiAnswer<never>, { ok: false }>;
