import { marksOf } from './strip-marks';

const HOUR = 3_600_000;
const NOON = new Date(2026, 10, 26, 12).getTime();

it('are the midnights of a week', () => {
  const marks = marksOf('7d', NOON - 7 * 24 * HOUR, NOON);
  expect(marks.map(({ text }) => text)).toEqual(['Fri 20', 'Sat 21', 'Sun 22', 'Mon 23', 'Tue 24', 'Wed 25', 'Thu 26']);
  expect(marks[0]!.at).toBeCloseTo((12 / 168) * 100);
});

it('are hours of a day, and days of months', () => {
  expect(marksOf('24h', NOON - 24 * HOUR, NOON).map(({ text }) => text)).toContain('18:00');
  expect(marksOf('90d', NOON - 90 * 24 * HOUR, NOON)[0]!.text).toMatch(/^\d+ \w{3}$/);
});
