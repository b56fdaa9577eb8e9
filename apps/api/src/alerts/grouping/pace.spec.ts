import type { ChannelKind } from '@nawala/contracts';
import { Pace } from './pace';

/** How many can be sent within so many milliseconds by whoever never waits longer than needed. */
function sentWithin(kind: ChannelKind, ms: number): number {
  const pace = new Pace();
  let [now, count] = [0, 0];
  while (now < ms) {
    pace.spend('c', kind, now);
    count++;
    now += Math.max(1, pace.left('c', kind, now));
  }
  return count;
}

describe('the pace of a channel', () => {
  it.each([
    ['telegram', 1000, 1],
    ['telegram', 60_000, 25],
    ['slack', 60_000, 60],
    ['discord', 2000, 5],
    ['discord', 60_000, 35],
  ] as const)('of %s lets within %d ms no more than %d through', (kind, ms, most) => {
    expect(sentWithin(kind, ms)).toBeLessThanOrEqual(most);
    expect(sentWithin(kind, ms)).toBeGreaterThan(most * 0.7);
  });

  it('is its own, and none where there is none', () => {
    const pace = new Pace();
    pace.spend('a', 'telegram', 0);
    expect(pace.left('a', 'telegram', 0)).toBe(1000);
    expect(pace.left('b', 'telegram', 0)).toBe(0);
    pace.spend('c', 'webhook', 0);
    expect(pace.left('c', 'webhook', 0)).toBe(0);
  });
});
