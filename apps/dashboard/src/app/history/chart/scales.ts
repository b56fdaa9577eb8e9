import { type Chart, stepOf } from './chart';

const MOST_STEPS = 5;
/** What a label needs, so that two of them never touch. */
const LABEL_PX = 84;
const DAY_MS = 86_400_000;
const HOURS = [1, 2, 3, 6, 12];
const DAYS = [1, 2, 7, 14, 28];

/** The smallest step of 1, 2 or 5 of some power of ten that goes up to it in a few. */
function roundStep(most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((times) => times * power).find((step) => most <= step * MOST_STEPS);
    if (step) return step;
  }
}

/** Values to mark on the way up: from nothing to as much as there is, or a little more. */
export function countTicks(most: number): number[] {
  const step = roundStep(most);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** For what goes up and down: the same on both sides. */
export function flowTicks(most: number): number[] {
  const top = countTicks(most).at(-1)!;
  return [-top, 0, top];
}

/** Whether a time is one that people count from: in hours of the reader's own day. */
const isOn = (time: number, everyHours: number): boolean => {
  const date = new Date(time);
  return date.getMinutes() === 0 && date.getHours() % everyHours === 0;
};

/** As few labels as needed and as many as there is room for: every so many hours or days, or none where nothing fits. */
const fits = (span: number, step: number, width: number): boolean => (span / step) * LABEL_PX <= width;

/**
 * Times to mark on the way from left to right, in milliseconds since the epoch. Days are counted from the first one and end
 * with the last, which is today; hours stand where the reader's clock has them.
 */
export function timeTicks(chart: Pick<Chart, 'interval' | 'times'>, width: number): number[] {
  const { times } = chart;
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = last - first;
  if (chart.interval === 'hour') {
    if (span <= 2 * DAY_MS) {
      const every = HOURS.find((hours) => fits(span, hours * stepOf(chart), width)) ?? HOURS.at(-1)!;
      return times.filter((time) => isOn(time, every));
    }
    const midnights = times.filter((time) => isOn(time, 24));
    const every = DAYS.find((days) => fits(span, days * DAY_MS, width)) ?? DAYS.at(-1)!;
    return midnights.filter((_, index) => index % every === 0);
  }
  const every = DAYS.find((days) => fits(span, days * DAY_MS, width)) ?? DAYS.at(-1)!;
  const marked = times.filter((_, index) => index % every === 0);
  const room = (LABEL_PX / Math.max(1, width)) * span;
  return [...marked.filter((time) => last - time >= room), last];
}

/** Stretches in which nobody measured, first and last place of each. */
export function gapsOf(missing: readonly boolean[]): [first: number, last: number][] {
  const gaps: [number, number][] = [];
  missing.forEach((isMissing, index) => {
    if (!isMissing) return;
    const open = gaps.at(-1);
    if (open && open[1] === index - 1) open[1] = index;
    else gaps.push([index, index]);
  });
  return gaps;
}

/**
 * The same as stretches of the drawing, in milliseconds since the epoch: between the points that a line breaks at, or in
 * place of the bars that are not there.
 */
export function gapSpans(chart: Chart): [from: number, to: number][] {
  const { kind, times, series } = chart;
  const half = stepOf(chart) / 2;
  return gapsOf(times.map((_, index) => series[0]?.values[index] == null)).map(([first, last]) =>
    kind === 'flow'
      ? [times[first]! - half, times[last]! + half]
      : [times[first - 1] ?? times[first]!, times[last + 1] ?? times[last]!],
  );
}
