import { Injectable } from '@nestjs/common';
import {
  type ListTransitionsDto,
  TRANSITION_KINDS,
  type TransitionCountsDto,
  type TransitionKind,
} from '@nawala/contracts';
import { Clock } from '../common/clock';
import { HOUR_MS, hoursBetween } from '../common/hours';
import { slicesOf } from '../common/slices';
import type { HistoryRow } from '../domains/history-row';
import { matches } from './history-rows';
import { dateOf, type RowQuery, rowQueryOf } from './row-query';
import { SettledCounts } from './settled-counts';
import { TransitionsRepository } from './transitions.repository';
import { TransitionsService } from './transitions.service';

/** Hours that are counted apart, and how many of them where nobody says since when. */
const MOST_HOURS = 168;
const A_DAY_MS = 24 * HOUR_MS;
/** Counts that are asked for at the same time. */
const AT_ONCE = 16;
/** Where verdicts never cease to change, the counts are those of about now. */
const MAX_ATTEMPTS = 5;

const later = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b);
const earlier = (a: Date | undefined, b: Date): Date => (a && a < b ? a : b);

/** From when on hours are counted apart, however long ago `since` is: those before it are not even named. */
export const countedFrom = (since: Date | undefined, until: Date): Date =>
  later(since, new Date(until.getTime() - (since ? MOST_HOURS * HOUR_MS : A_DAY_MS)));

/** How many rows a filter finds: counted by index, one kind at a time, since that is what the indexes begin with. */
@Injectable()
export class TransitionCounts {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly repository: TransitionsRepository,
    private readonly stored: SettledCounts,
    private readonly clock: Clock,
  ) {}

  /** Once more when rows were moved meanwhile, which may have been counted in both places. */
  async of(asked: ListTransitionsDto): Promise<TransitionCountsDto> {
    for (let attempts = 1; ; attempts += 1) {
      const pending = await this.unstored();
      const counts = await this.read(asked, pending);
      const moved = await this.repository.storedAmong(pending.map(({ _id }) => _id));
      if (moved.size === 0 || attempts === MAX_ATTEMPTS) return counts;
    }
  }

  private async read(
    { before: _before, ...filter }: ListTransitionsDto,
    pending: readonly HistoryRow[],
  ): Promise<TransitionCountsDto> {
    const queryOf = (kind: TransitionKind) => rowQueryOf({ ...filter, kind: [kind] });
    const count = (query: RowQuery | undefined) => this.count(query, pending);
    const kinds = await Promise.all(TRANSITION_KINDS.map(async (kind) => [kind, await count(queryOf(kind))] as const));
    const wanted = rowQueryOf(filter)?.kinds ?? [];
    const queries = wanted.flatMap((kind) => queryOf(kind) ?? []);
    const now = this.clock.now();
    const [since, until] = [dateOf(filter.since), earlier(dateOf(filter.until), now)];
    const hours: TransitionCountsDto['hours'] = [];
    const all = hoursBetween(countedFrom(since, until), until).slice(-MOST_HOURS);
    for (const some of slicesOf(all, AT_ONCE)) {
      const each = some.map(async (at) => {
        const end = earlier(dateOf(filter.until), new Date(at.getTime() + HOUR_MS));
        const within = queries.map((query) => count({ ...query, from: later(since, at), until: end }));
        return { at: at.toISOString(), count: sum(await Promise.all(within)) };
      });
      hours.push(...(await Promise.all(each)));
    }
    return { kinds: Object.fromEntries(kinds) as TransitionCountsDto['kinds'], hours };
  }

  private async count(query: RowQuery | undefined, pending: readonly HistoryRow[]): Promise<number> {
    if (!query) return 0;
    return (await this.stored.of(query)) + pending.filter(matches(query)).length;
  }

  /** Rows that stand in their domains alone: the others are counted where they are stored. */
  private async unstored(): Promise<HistoryRow[]> {
    const pending = await this.transitions.pending();
    const stored = await this.repository.storedAmong(pending.map(({ _id }) => _id));
    return pending.filter(({ _id }) => !stored.has(_id.toHexString()));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
