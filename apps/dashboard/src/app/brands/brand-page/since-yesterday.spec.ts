import type { HistoryPointDto } from '@nawala/contracts';
import { sinceYesterday } from './since-yesterday';

const point = (ada: number, measured = true): HistoryPointDto => ({
  at: '',
  ada,
  tidakAda: 0,
  unknown: 0,
  paused: 0,
  blocked: 0,
  unblocked: 0,
  measured,
});
const history = (interval: 'hour' | 'day', ...points: HistoryPointDto[]) => ({ interval, series: [], points });

it('compares with the end of yesterday, or with the same hour', () => {
  expect(sinceYesterday(history('day', point(9), point(2), point(3)), 3)).toBe(1);
  const hours = [point(5), ...Array.from({ length: 24 }, () => point(0))];
  expect(sinceYesterday(history('hour', ...hours), 3)).toBe(-2);
});

it('says nothing where nothing is known', () => {
  expect(sinceYesterday(history('day', point(3)), 3)).toBeUndefined();
  expect(sinceYesterday(history('day', point(2, false), point(3)), 3)).toBeUndefined();
});
