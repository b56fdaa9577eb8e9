import type uPlot from 'uplot';
import { formatCount } from '../../locale/counts';
import { type Chart, stepOf, totalAt } from './chart';
import { sayTick } from './chart-words';
import { countTicks, flowTicks, timeTicks } from './scales';

/** Colours and letters of the page. */
export interface PlotLook {
  font: string;
  text: string;
  grid: string;
  axis: string;
}

const AXIS_WIDTH = 46;
const AXIS_HEIGHT = 26;
/** Room for half a label beyond the last point. */
const RIGHT = 22;

/** The numbers of `chart` as they are drawn: each series on top of those after it, or down from nothing. */
export function plotData({ kind, times, series }: Chart): uPlot.AlignedData {
  const drawn = series.map(({ values }, at) =>
    values.map((value, index) => {
      if (value === null) return null;
      if (kind === 'flow') return at === 0 ? value : -value;
      return series.slice(at).reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
    }),
  );
  return [[...times], ...drawn];
}

const mostOf = (chart: Chart): number =>
  Math.max(
    0,
    ...chart.times.map((_, index) =>
      chart.kind === 'stack'
        ? (totalAt(chart, index) ?? 0)
        : Math.max(...chart.series.map(({ values }) => values[index] ?? 0)),
    ),
  );

/** Points between two gaps make no line: they are drawn as what they are. */
function alone(values: ArrayLike<number | null | undefined>): number[] {
  return Array.from(values, (value, index) =>
    value != null && values[index - 1] == null && values[index + 1] == null ? index : -1,
  ).filter((index) => index >= 0);
}

/** What uPlot needs to know of a chart. Its own legend, its own time zones and its own numbers stay out. */
export function plotOptions(
  chart: Chart,
  look: PlotLook,
  size: { width: number; height: number },
  bars: uPlot.Series.PathBuilder | undefined,
): uPlot.Options {
  const { kind, times, series } = chart;
  const half = kind === 'flow' ? stepOf(chart) / 2 : 0;
  const counts = kind === 'flow' ? flowTicks(mostOf(chart)) : countTicks(mostOf(chart));
  const marks = timeTicks(chart, size.width - AXIS_WIDTH - RIGHT);
  const axis = { font: look.font, stroke: look.text, ticks: { show: false }, gap: 8 };
  return {
    ...size,
    ms: 1,
    padding: [10, RIGHT, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { show: kind === 'stack' } },
    scales: {
      x: { time: false, range: [times[0]! - half, Math.max(times.at(-1)!, times[0]! + 1) + half] },
      y: { range: [counts[0]!, counts.at(-1)!] },
    },
    axes: [
      {
        ...axis,
        size: AXIS_HEIGHT,
        splits: () => marks,
        values: () => marks.map((time) => sayTick(chart, time)),
        grid: { show: false },
        border: { show: kind === 'stack', stroke: look.axis, width: 1 },
      },
      {
        ...axis,
        size: AXIS_WIDTH,
        splits: () => counts,
        values: () =>
          counts.map((count) => (kind === 'flow' && count > 0 ? `+${formatCount(count)}` : formatCount(count))),
        grid: { stroke: look.grid, width: 1 },
      },
    ],
    series: [
      {},
      ...series.map(({ name, color }): uPlot.Series => ({
        label: name,
        stroke: kind === 'stack' ? color : undefined,
        width: kind === 'stack' ? 1.8 : 0,
        fill: kind === 'stack' ? `${color}38` : color,
        paths: kind === 'flow' ? bars : undefined,
        points: kind === 'stack' ? { size: 5, fill: color, filter: (u, at) => alone(u.data[at]!) } : { show: false },
      })),
    ],
    bands: kind === 'stack' ? series.slice(1).map((_, at) => ({ series: [at + 1, at + 2] })) : [],
  };
}
