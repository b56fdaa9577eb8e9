import { aBrand } from '@nawala/contracts/testing';
import { aHistory } from '../../../testing/a-history';
import { fromFirst } from './from-first';

const brand = aBrand();

/** The first so many days were before anything was watched. */
function begunAfter(days: number, counts: (number | null)[]) {
  const history = aHistory(brand, counts);
  const points = history.points.map((point, day) => (day < days ? { ...point, tidakAda: 0 } : point));
  return { ...history, points, series: history.series.map((one) => ({ ...one, points })) };
}

it('begins with the first day on which there was something to watch', () => {
  const { points, series } = fromFirst(begunAfter(2, [null, null, 3, 4]));
  expect(points.map(({ ada }) => ada)).toEqual([3, 4]);
  expect(series[0]!.points).toHaveLength(2);
});

it('keeps days on which nobody measured what there was', () => {
  expect(fromFirst(begunAfter(1, [null, null, null, 4])).points).toHaveLength(3);
  expect(fromFirst(begunAfter(0, [null, 3])).points).toHaveLength(2);
});

it('leaves alone what never began', () => {
  expect(fromFirst(begunAfter(2, [null, null])).points).toHaveLength(2);
});
