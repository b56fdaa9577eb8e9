import type { Chart } from './chart';
import { plotData, plotOptions } from './plot-options';

const chart = (kind: Chart['kind'], ...values: (number | null)[][]): Chart => ({
  kind,
  interval: 'hour',
  times: values[0]!.map((_, index) => index * 3_600_000),
  series: values.map((values, index) => ({ name: `${index}`, color: '#d9480f', values })),
});
const look = { font: '11px sans', text: '#000', grid: '#eee', axis: '#ddd' };
const optionsOf = (of: Chart) => plotOptions(of, look, { width: 600, height: 200 }, undefined);

describe('what is drawn', () => {
  it('stands on top of what comes after it', () => {
    expect(plotData(chart('stack', [5, null, 1], [2, null, 0])).slice(1)).toEqual([
      [7, null, 1],
      [2, null, 0],
    ]);
  });

  it('goes up and down from nothing', () => {
    expect(plotData(chart('flow', [5, null], [2, null])).slice(1)).toEqual([
      [5, null],
      [-2, null],
    ]);
  });

  it('has room for all of it', () => {
    expect(optionsOf(chart('stack', [5, 9], [2, 8])).scales!['y']!.range).toEqual([0, 20]);
    expect(optionsOf(chart('flow', [5, 9], [2, 18])).scales!['y']!.range).toEqual([-20, 20]);
  });

  it('fills each share between its line and the next one', () => {
    expect(optionsOf(chart('stack', [1], [1], [1])).bands).toEqual([{ series: [1, 2] }, { series: [2, 3] }]);
  });

  it('marks as a point what has no neighbour to draw a line to', () => {
    const { series } = optionsOf(chart('stack', [1, null, 3, 4]));
    const filter = series[1]!.points!.filter as (u: { data: unknown[] }, at: number) => number[];
    expect(filter({ data: [[], [1, null, 3, 4]] }, 1)).toEqual([0]);
  });

  it('marks nothing beside bars', () => {
    expect(optionsOf(chart('flow', [null, 3])).series[1]!.points).toEqual({ show: false });
  });
});
