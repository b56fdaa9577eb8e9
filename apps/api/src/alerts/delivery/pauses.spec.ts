import { pauseMs, waitMs } from './pauses';

describe('pauses between attempts', () => {
  it('grow, and stay below 20 minutes', () => {
    const pauses = Array.from({ length: 30 }, (_, index) => pauseMs(index + 1, 0.5));
    expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(Math.max(...pauses)).toBe(900_000);
    expect(pauseMs(50, 0.999)).toBeLessThan(1_200_000);
  });

  it('differ, so that what failed together does not come back together', () => {
    expect(pauseMs(1, 0)).toBe(1500);
    expect(pauseMs(1, 1)).toBe(2500);
  });

  it('are what the channel asks for, within reason', () => {
    expect(waitMs(9, 3000, 0)).toBe(3000);
    expect(waitMs(1, 86_400_000, 0)).toBe(3_600_000);
    expect(waitMs(1, 0, 0)).toBe(100);
    expect(waitMs(1, null, 0)).toBe(1500);
  });
});
