import { aTransition } from '@nawala/contracts/testing';
import { daysOf, describeTransition } from './timeline-days';

const at = (daysAgo: number, hour: number): string => new Date(2026, 10, 26 - daysAgo, hour, 25).toISOString();
const NOW = new Date(2026, 10, 26, 12).getTime();

describe('a timeline', () => {
  it('has its rows under their days', () => {
    const rows = [at(0, 8), at(0, 7), at(1, 8), at(40, 8), at(400, 8)].map((time) => aTransition({ at: time }));
    expect(daysOf(rows, NOW).map(({ name, rows: { length } }) => [name, length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['17 October', 1],
      ['22 October 2025', 1],
    ]);
  });

  it('says what a vantage saw', () => {
    const seen = aTransition({ vantage: 'xl', to: 'ada', reason: 'answer replaced', confirmed: true });
    expect(describeTransition(seen)).toBe('xl: DNS · answer replaced, confirmed');
    expect(describeTransition({ ...seen, to: 'tidak ada' })).toBe('xl reaches the site');
    expect(describeTransition({ ...seen, to: 'unknown' })).toBe('xl stopped reporting');
  });
});
