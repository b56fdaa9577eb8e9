import { Injectable } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { Clock } from '../../common/clock';
import { HOUR_MS, hourOf } from '../../common/hours';
import { ChangesSince } from './changes-since';
import { countChanges } from './count-changes';
import { type Counts, countsOf, noCounts } from './counts';

const DAY_MS = 24 * HOUR_MS;
/** What was counted a day ago hardly moves from one minute to the next. */
const MAX_AGE_MS = 60_000;

/** How much was counted a day ago. */
@Injectable()
export class Yesterday {
  private known: { at: number; counts: Promise<Counts> } | undefined;

  constructor(
    private readonly changes: ChangesSince,
    private readonly clock: Clock,
  ) {}

  /** @param today as counted just now */
  async counts(today: Counts): Promise<StatsDto['yesterday']> {
    const now = this.clock.now();
    if (!this.known || Math.abs(now.getTime() - this.known.at) > MAX_AGE_MS) {
      const counts = this.read(today, now);
      const known = { at: now.getTime(), counts };
      this.known = known;
      counts.catch(() => {
        if (this.known === known) this.known = undefined;
      });
    }
    const { ada, tidakAda, unknown } = await this.known.counts;
    return { ada, tidakAda, unknown };
  }

  private async read(today: Counts, now: Date): Promise<Counts> {
    const then = new Date(now.getTime() - DAY_MS);
    const next = new Date(hourOf(then).getTime() + HOUR_MS);
    const [sums, rows] = [await this.changes.sumsOf([null], next), await this.changes.rowsBetween(then, next)];
    const since = noCounts();
    for (const { delta } of sums(null))
      for (const name of Object.keys(since) as (keyof Counts)[]) since[name] += delta[name];
    for (const row of rows) for (const { counted, by } of countChanges(row)) since[counted] += by;
    return countsOf((name) => Math.max(0, today[name] - since[name]));
  }
}
