import { beginOf, HOUR_MS, RANGES, rangeFrom, SPANS } from './ranges';

const NOW = Date.parse('2026-11-26T12:34:56.000Z');

it('begin on a full hour, so that a question stays the same for an hour', () => {
  expect(new Date(beginOf('24h', NOW)).toISOString()).toBe('2026-11-25T12:00:00.000Z');
  expect(beginOf('7d', NOW)).toBe(beginOf('7d', NOW + 20 * 60_000));
});

it('begin at midnight where a point is a day, and end with today', () => {
  const begin = new Date(beginOf('30d', NOW));
  expect([begin.getHours(), begin.getMinutes()]).toEqual([0, 0]);
  expect(Math.floor((NOW - begin.getTime()) / (24 * HOUR_MS))).toBe(29);
});

it.each(RANGES)('%s has bars of a round length, no more than the API gives', (range) => {
  const { hours, slots } = SPANS[range];
  expect(((hours * HOUR_MS) / slots) % (HOUR_MS / 2)).toBe(0);
  expect(slots).toBeLessThanOrEqual(120);
});

it('are what the URL names, if it names one', () => {
  expect(rangeFrom('7d')).toBe('7d');
  expect(rangeFrom('7 days')).toBe('30d');
  expect(rangeFrom(null, '24h')).toBe('24h');
});
