import type { Chart } from './chart';
import { sayBlocked, sayFlow, sayShares, sayTick, sayWhen } from './chart-words';

const HOUR = 3_600_000;
const BEGIN = new Date(2026, 10, 20).getTime();
const chart = (interval: Chart['interval'], ...values: (number | null)[][]): Chart => ({
  kind: 'stack',
  interval,
  times: values[0]!.map((_, index) => BEGIN + index * (interval === 'hour' ? HOUR : 24 * HOUR)),
  series: values.map((values, index) => ({ name: `Brand ${index}`, color: '#000000', values })),
});
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('times beneath a drawing', () => {
  const days = chart('day', [1, 2]);
  const hours = chart('hour', [1, 2]);

  it('are days, the last of which is today', () => {
    expect(days.times.map((time) => sayTick(days, time))).toEqual(['20 Nov', 'today']);
    expect([sayWhen(days, 0), sayWhen(days, 1)]).toEqual(['Fri 20 Nov', 'today']);
  });

  it('are hours, and the day at midnight', () => {
    expect(hours.times.map((time) => sayTick(hours, time))).toEqual(['Fri 20', '01:00']);
    expect(plain(sayWhen(hours, 0))).toMatch(/20 Nov.*00:00 ?– ?01:00/);
    expect(sayWhen(hours, 1)).toBe('now');
  });
});

describe('what a point says', () => {
  it('is the whole, and each brand’s share to who cannot see it', () => {
    const stack = chart('day', [1000, 3], [4, 0]);
    expect(sayBlocked(stack, 0)).toBe('Fri 20 Nov: 1,004 blocked');
    expect(sayShares(stack, 0)).toBe('Fri 20 Nov: 1,004 blocked: Brand 0 1,000 and Brand 1 4');
    expect(sayShares(stack, 1)).toBe('today: 3 blocked: Brand 0 3');
  });

  it('is not a number where nobody measured', () => {
    const stack = chart('day', [null, 3]);
    expect(sayBlocked(stack, 0)).toBe('Fri 20 Nov: no data');
    expect(sayShares(stack, 1)).toBe('today: 3 blocked');
  });

  it('is what went up and down', () => {
    const flow = chart('day', [41, null], [38, null]);
    expect(sayFlow(flow, 0)).toBe('Fri 20 Nov: 41 newly blocked, 38 reached again');
    expect(sayFlow(flow, 1)).toBe('today: no data');
  });
});
