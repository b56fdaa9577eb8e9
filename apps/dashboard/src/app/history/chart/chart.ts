import type { HistoryInterval, HistoryPointDto, StatsHistoryDto } from '@nawala/contracts';
import { HOUR_MS } from '../ranges';

export interface ChartSeries {
  name: string;
  /** `#rrggbb` */
  color: string;
  /** One for each time; null where nobody measured. */
  values: readonly (number | null)[];
}

/** What is drawn, and what a table beside it says. */
export interface Chart {
  /** On top of each other, the first one highest; or the first upwards and the second downwards. */
  kind: 'stack' | 'flow';
  interval: HistoryInterval;
  /** When each interval began, in milliseconds since the epoch, oldest first. */
  times: readonly number[];
  series: readonly ChartSeries[];
}

interface Look {
  name: string;
  color: string;
}

export const stepOf = ({ interval }: Pick<Chart, 'interval'>): number => (interval === 'hour' ? HOUR_MS : 24 * HOUR_MS);

const timesOf = (points: readonly HistoryPointDto[]): number[] => points.map(({ at }) => Date.parse(at));

/** Whether there is anything to draw: before the first report nothing was measured, and nothing is known. */
export const isMeasured = ({ points }: Pick<StatsHistoryDto, 'points'>): boolean =>
  points.some(({ measured }) => measured);

/**
 * How many were blocked at the end of each interval, and each brand's share of them: those that the answer tells apart, and
 * what they leave of the whole as one more, where they leave something.
 * @param others how that is called and drawn
 */
export function stackOf({ interval, series, points }: StatsHistoryDto, others: Look): Chart {
  const brands = series.flatMap(({ brand, points }) =>
    brand ? [{ name: brand.name, color: brand.color, points }] : [],
  );
  const valuesOf = (count: (index: number) => number) =>
    points.map(({ measured }, index) => (measured ? count(index) : null));
  const shown = brands.map(({ name, color, points }) => ({
    name,
    color,
    values: valuesOf((index) => points[index]?.ada ?? 0),
  }));
  const rest = valuesOf((index) =>
    brands.reduce((left, { points }) => left - (points[index]?.ada ?? 0), points[index]!.ada),
  );
  const leaves = rest.some((value) => value !== null && value > 0) || shown.length === 0;
  return {
    kind: 'stack',
    interval,
    times: timesOf(points),
    series: leaves ? [...shown, { ...others, values: rest }] : shown,
  };
}

/** How many became blocked in each interval, and how many were reached again. */
export function flowOf({ interval, points }: StatsHistoryDto, blocked: Look, freed: Look): Chart {
  const valuesOf = (count: (point: HistoryPointDto) => number) =>
    points.map((point) => (point.measured ? count(point) : null));
  return {
    kind: 'flow',
    interval,
    times: timesOf(points),
    series: [
      { ...blocked, values: valuesOf((point) => point.blocked) },
      { ...freed, values: valuesOf((point) => point.unblocked) },
    ],
  };
}

/** All series together at a time; null where nobody measured. */
export function totalAt({ series }: Chart, index: number): number | null {
  const values = series.map(({ values }) => values[index] ?? null);
  return values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + value!, 0);
}

/** The latest time at which somebody measured; the very last where nobody ever did. */
export function latestOf(chart: Chart): number {
  const last = chart.times.findLastIndex((_, index) => totalAt(chart, index) !== null);
  return last < 0 ? chart.times.length - 1 : last;
}
