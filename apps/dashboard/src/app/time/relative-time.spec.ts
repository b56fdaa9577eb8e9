import { absoluteTime, ago, clockTime, elapsed } from './relative-time';

const NOW = new Date(2026, 9, 12, 12, 4, 31).getTime();
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe('relative times', () => {
  it.each([
    [3, 'now'],
    [12, '12 secs'],
    [59, '59 secs'],
    [60, '1 min'],
    [18 * 60, '18 mins'],
    [2 * 3600, '2 hrs'],
    [47 * 3600, '47 hrs'],
    [48 * 3600, '2 days'],
    [112 * 86_400, '112 days'],
  ])('says that %d seconds are %s', (seconds, text) => expect(elapsed(before(seconds), NOW)).toBe(text));

  it('never speaks of the future, whatever the clocks say', () => {
    expect(elapsed(before(-120), NOW)).toBe('now');
    expect(ago(before(-120), NOW)).toBe('just now');
  });

  it('says "ago" of the past', () => expect(ago(before(41), NOW)).toBe('41 sec ago'));

  it('names the day only when it is another one', () => {
    expect(clockTime(new Date(2026, 9, 12, 11, 48).toISOString(), NOW)).toBe('11:48');
    expect(clockTime(new Date(2026, 9, 11, 22, 31).toISOString(), NOW)).toBe('yesterday 22:31');
    expect(clockTime(new Date(2026, 9, 3, 9, 10).toISOString(), NOW)).toBe('3 Oct 09:10');
  });

  it('has date, seconds and zone in full', () => {
    expect(absoluteTime('2026-10-12T12:04:31.000Z')).toMatch(/12 Oct 2026.*\d\d:\d\d:31 .+/);
  });
});
