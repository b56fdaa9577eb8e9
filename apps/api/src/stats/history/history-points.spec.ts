import type { HistoryInterval } from '@nawala/contracts';
import fc from 'fast-check';
import { Types } from 'mongoose';
import { happenings, play, type PlayedHistory, type Standing } from '../../../test/support/random-history';
import { HOUR_MS, hourOf, hoursBetween } from '../../common/hours';
import { countedAs, type Counts, noCounts } from './counts';
import { seriesOf } from './history-points';
import { sumsOfHour } from './hour-sum';

const beginning = new Date('2026-03-01T00:00:00Z');
const LASTS_MS = 30 * HOUR_MS + 20 * 60_000;
const now = new Date(beginning.getTime() + LASTS_MS);
const brands = Array.from({ length: 3 }, () => new Types.ObjectId());

/** By looking at every domain. */
function recount(domains: readonly Standing[], brand: string | null): Counts {
  const counts = noCounts();
  for (const domain of domains) {
    if (!domain || (brand !== null && domain.brand.toHexString() !== brand)) continue;
    counts[countedAs(domain.nawala.status, domain.active)] += 1;
  }
  return counts;
}

const standingAt = ({ standings }: PlayedHistory, moment: number): readonly Standing[] =>
  standings.findLast(({ at }) => at.getTime() < moment)?.domains ?? [];

/** Domains times milliseconds, by adding up every stretch in which nothing happened. */
function areaOf({ standings }: PlayedHistory, brand: string | null, from: number): Counts {
  const area = noCounts();
  standings.forEach(({ at, domains }, index) => {
    const end = standings[index + 1]?.at.getTime() ?? now.getTime();
    const lasted = Math.max(0, end - Math.max(at.getTime(), from));
    const counts = recount(domains, brand);
    for (const name of Object.keys(area) as (keyof Counts)[]) area[name] += counts[name] * lasted;
  });
  return area;
}

const sumsOf = ({ rows }: PlayedHistory, brand: string | null) =>
  hoursBetween(beginning, now)
    .flatMap((hour) => sumsOfHour(hour, rows.filter(({ at }) => hourOf(at).getTime() === hour.getTime()).reverse()))
    .filter((sum) => sum.brand === brand);

describe('counts over time', () => {
  it.each<[HistoryInterval, number]>([
    ['hour', 0],
    ['hour', 7],
    ['day', 0],
    ['day', 3],
  ])('by the %s from hour %d agree with a recount of every domain, and shares with the time', (interval, first) => {
    const range = { from: new Date(beginning.getTime() + first * HOUR_MS), to: now, interval };
    const step = (interval === 'day' ? 24 : 1) * HOUR_MS;
    fc.assert(
      fc.property(happenings(LASTS_MS, 6), (events) => {
        const played = play(beginning, events, brands);
        for (const brand of [null, ...brands.map((each) => each.toHexString())]) {
          const today = recount(played.standings.at(-1)?.domains ?? [], brand);
          const { points, availability } = seriesOf(today, sumsOf(played, brand), new Set(), range, now);
          points.forEach(({ at, ada, tidakAda, unknown, paused }, index) => {
            const begins = range.from.getTime() + index * step;
            expect(Date.parse(at)).toBe(begins);
            const then = standingAt(played, Math.min(begins + step, now.getTime()));
            expect({ ada, tidakAda, unknown, paused }).toEqual(recount(then, brand));
          });
          const area = areaOf(played, brand, range.from.getTime());
          const all = area.ada + area.tidakAda + area.unknown;
          if (all > 0) expect(availability.ada).toBeCloseTo(area.ada / all, 8);
          if (all > 0) expect(availability.unknown).toBeCloseTo(area.unknown / all, 8);
          expect(availability.ada + availability.tidakAda + availability.unknown).toBeCloseTo(1, 8);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('end within the range that is asked for, with what was so then', () => {
    const events = [
      { after: 0, domain: 0, what: 'note' as const },
      { after: HOUR_MS + 1, domain: 0, what: 'ada' as const },
      { after: 5 * HOUR_MS, domain: 0, what: 'tidak ada' as const },
    ];
    const played = play(beginning, events, brands);
    const range = { from: beginning, to: new Date(beginning.getTime() + 3 * HOUR_MS), interval: 'hour' as const };
    const today = recount(played.standings.at(-1)!.domains, null);
    const measured = new Set([beginning.getTime() + HOUR_MS]);
    const { points, availability } = seriesOf(today, sumsOf(played, null), measured, range, now);
    expect(points.map(({ ada, unknown, blocked, measured: heard }) => [ada, unknown, blocked, heard])).toEqual([
      [0, 1, 0, false],
      [1, 0, 1, true],
      [1, 0, 0, false],
    ]);
    expect(availability.ada).toBeCloseTo(2 / 3, 6);
  });

  it('never show fewer than none, though history has lost rows', () => {
    const row = play(beginning, [{ after: 0, domain: 0, what: 'note' }], brands).rows[0]!;
    const sums = sumsOfHour(beginning, [row, { ...row, _id: new Types.ObjectId() }]).filter(
      ({ brand }) => brand === null,
    );
    const range = { from: new Date(beginning.getTime() - HOUR_MS), to: now, interval: 'hour' as const };
    const { points } = seriesOf({ ...noCounts(), unknown: 1 }, sums, new Set(), range, now);
    expect(points[0]?.unknown).toBe(0);
  });

  it('are nothing known where there is nothing to know', () => {
    const { availability } = seriesOf(noCounts(), [], new Set(), { from: beginning, to: now, interval: 'hour' }, now);
    expect(availability).toMatchObject({ ada: 0, tidakAda: 0, unknown: 1 });
  });
});
