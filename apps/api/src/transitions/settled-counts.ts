import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { HOUR_MS } from '../common/hours';
import type { RowQuery } from './row-query';
import { TransitionsRepository } from './transitions.repository';

/** What reaches less far back is counted each time. Milliseconds. */
const SHORT_MS = 25 * HOUR_MS;
/** Rows so old have left their domains long ago. */
const SETTLED_MS = HOUR_MS;
const KEPT_MS = 300_000;
const MOST_KEPT = 100;

interface Settled {
  at: number;
  /** Counted until there, exclusive. */
  until: Date;
  count: Promise<number>;
}

/**
 * Counts of rows, of which those that are long settled are kept: of millions only the last hour is counted each time. What is
 * rare may be late by minutes: old rows that expire, and those that a dead instance left and another one has just moved.
 */
@Injectable()
export class SettledCounts {
  private readonly kept = new Map<string, Settled>();

  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly clock: Clock,
  ) {}

  async of(query: RowQuery): Promise<number> {
    const now = this.clock.now().getTime();
    const { from, until } = query;
    if (from && now - from.getTime() < SHORT_MS) return this.transitions.count(query);
    const settled = this.settled(query, now);
    const isWhole = until !== undefined && until <= settled.until;
    const recent = isWhole ? 0 : this.transitions.count({ ...query, from: settled.until });
    // Both at once: one that fails while the other is waited for would be nobody's.
    const [before, since] = await Promise.all([settled.count, recent]);
    return before + since;
  }

  private settled(query: RowQuery, now: number): Settled {
    const { by, from, until, kinds, where } = query;
    const key = JSON.stringify([by, from, until, kinds, where]);
    const known = this.kept.get(key);
    if (known && now - known.at < KEPT_MS) return known;
    const end = new Date(Math.min(until?.getTime() ?? Infinity, now - SETTLED_MS));
    const settled = { at: now, until: end, count: this.transitions.count({ ...query, until: end }) };
    this.keep(key, settled);
    return settled;
  }

  private keep(key: string, settled: Settled): void {
    this.kept.delete(key);
    this.kept.set(key, settled);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    settled.count.catch(() => {
      if (this.kept.get(key) === settled) this.kept.delete(key);
    });
  }
}
