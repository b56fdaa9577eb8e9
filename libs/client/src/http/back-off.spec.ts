import { backOff, parseRetryAfter } from './back-off';

it('doubles up to half a minute, with jitter over the upper half', () => {
  expect([1, 2, 3, 7, 50].map((attempt) => backOff(attempt, null, 1))).toEqual([500, 1000, 2000, 30_000, 30_000]);
  expect(backOff(2, null, 0)).toBe(500);
});

it('comes back when the server said, but not in a year', () => {
  expect(backOff(9, 2000, 0)).toBe(2000);
  expect(backOff(1, 31_536_000_000, 0)).toBe(300_000);
});

it.each([
  ['2', 2000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 4000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('reads Retry-After %p', (header, expected) => expect(parseRetryAfter(header, 1000)).toBe(expected));
