import fc from 'fast-check';
import { type Counts, countsAt, waitFor } from './sliding-window';

const WINDOW = 60_000;

/** Spends from one budget as the time goes by. */
function budgetOf(limit: number) {
  let counts: Counts | undefined;
  return (now: number, cost = 1): number => {
    counts = countsAt(counts, now, WINDOW);
    const wait = waitFor(counts, now % WINDOW, WINDOW, limit, cost);
    if (wait === 0) counts = { ...counts, current: counts.current + cost };
    return wait;
  };
}

describe('A budget', () => {
  it('is spent by its cost, and what does not fit is refused whole', () => {
    const spend = budgetOf(1000);
    expect(spend(0, 990)).toBe(0);
    expect(spend(0, 11)).toBeGreaterThan(0);
    expect(spend(0, 10)).toBe(0);
    expect(spend(0, 1)).toBeGreaterThan(0);
  });

  it('is not there twice around the turn of a window', () => {
    const spend = budgetOf(100);
    expect(spend(WINDOW - 1, 100)).toBe(0);
    expect(spend(WINDOW + 1, 100)).toBeGreaterThan(0);
    expect(spend(1.5 * WINDOW, 51)).toBeGreaterThan(0);
    expect(spend(1.5 * WINDOW, 50)).toBe(0);
  });

  it('is whole again after two windows', () => {
    const spend = budgetOf(100);
    spend(0, 100);
    expect(spend(2 * WINDOW, 100)).toBe(0);
  });

  it('has no room, ever, for more than all of it', () => {
    const spend = budgetOf(100);
    for (const now of [0, WINDOW, 5 * WINDOW]) expect(spend(now, 101)).toBeGreaterThan(0);
  });

  it('has room after the time that it says, and not much before', () => {
    const cost = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30_000), cost), { maxLength: 30 }), cost, (spendings, wanted) => {
        const spend = budgetOf(20);
        let now = 0;
        for (const [pause, amount] of spendings) spend((now += pause), amount);
        const wait = spend(now, wanted);
        if (wait === 0) return;
        expect(spend(now + wait - 10, wanted)).toBeGreaterThan(0);
        expect(spend(now + Math.ceil(wait) + 1, wanted)).toBe(0);
      }),
    );
  });

  it('never lets through more than twice its size in any window, nor more than its size in a calendar one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 200 }), (pauses) => {
        const spend = budgetOf(20);
        const perWindow = new Map<number, number>();
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const window = Math.floor(now / WINDOW);
          if (spend(now) === 0) perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
        }
        expect(Math.max(0, ...perWindow.values())).toBeLessThanOrEqual(20);
      }),
    );
  });
});
