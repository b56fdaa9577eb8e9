import type { Progress } from '@nawala/probe';
import { Counter, Gauge, Registry } from 'prom-client';
import type { RunOptions } from '../options/read-options';
import { healthOf, type Health } from './health';

const SECOND = 1000;

/** What an agent does, as figures for Prometheus and as its health; all of it from what the agent tells. */
export class Figures {
  private readonly registry = new Registry();
  private readonly made = { registers: [this.registry] };
  private readonly results = new Counter({
    ...this.made,
    name: 'nawala_checker_results_total',
    help: 'Finished checks',
    labelNames: ['vantage', 'status'],
  });
  private readonly skipped = new Counter({
    ...this.made,
    name: 'nawala_checker_skipped_total',
    help: 'Checks that broke, and rows that cannot be checked',
  });
  private readonly delivered = new Counter({
    ...this.made,
    name: 'nawala_checker_delivered_total',
    help: 'Results that the API has taken',
  });
  private readonly refused = new Counter({
    ...this.made,
    name: 'nawala_checker_refused_total',
    help: 'Results that the API will never take',
  });
  private readonly pending = new Gauge({
    ...this.made,
    name: 'nawala_checker_pending_results',
    help: 'Results that wait for the API',
  });
  private readonly measures = new Gauge({
    ...this.made,
    name: 'nawala_checker_vantage_measures',
    help: '1 where what is measured in a vantage means something, by its resolver and its canaries; else 0',
    labelNames: ['vantage'],
  });
  private readonly roundSeconds = new Gauge({
    ...this.made,
    name: 'nawala_checker_round_duration_seconds',
    help: 'How long the last round took',
  });
  private readonly roundEnded = new Gauge({
    ...this.made,
    name: 'nawala_checker_round_timestamp_seconds',
    help: 'When the last round ended',
  });
  private readonly clockOffset = new Gauge({
    ...this.made,
    name: 'nawala_checker_clock_offset_seconds',
    help: "How far the API's clock is ahead of this machine's",
  });
  private intervalMs = 0;
  private livedAt: number;
  private awaySince: number | null = null;
  private waiting = 0;

  constructor(private readonly now: () => number = Date.now) {
    this.livedAt = now();
  }

  /** From now on rounds begin so often. */
  expect({ intervalMs }: Pick<RunOptions, 'intervalMs'>): void {
    this.intervalMs = intervalMs;
  }

  note(progress: Progress): void {
    switch (progress.kind) {
      case 'checked':
        this.livedAt = this.now();
        return this.results.inc({ vantage: progress.vantage ?? '', status: progress.result.status });
      case 'skipped':
        return this.skipped.inc();
      case 'examined':
        return this.measures.set({ vantage: progress.vantage ?? '' }, progress.problem === null ? 1 : 0);
      case 'round-finished':
        this.livedAt = this.now();
        this.refused.inc(progress.refused);
        this.roundSeconds.set(progress.durationMs / SECOND);
        this.roundEnded.set(this.livedAt / SECOND);
        return this.clockOffset.set((progress.clockOffsetMs ?? 0) / SECOND);
      case 'reported':
        this.awaySince = null;
        this.delivered.inc(progress.count - progress.errors.length);
        return this.wait(progress.pending);
      case 'api-away':
        this.awaySince ??= this.now();
        return this.wait(progress.pending);
      default:
        return undefined;
    }
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  health(): Health {
    const { intervalMs, livedAt, awaySince, waiting: pending } = this;
    return healthOf({ intervalMs, livedAt, awaySince, pending }, this.now());
  }

  private wait(pending: number): void {
    this.waiting = pending;
    this.pending.set(pending);
  }
}
