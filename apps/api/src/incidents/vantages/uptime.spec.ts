import { beaten, isBeatDue } from './uptime';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

describe('how long somebody has been at work', () => {
  it('goes on over a change of instances, and begins anew after a break', () => {
    const first = beaten(null, at(0));
    expect(first).toEqual({ upSince: at(0), beatAt: at(0) });
    const next = beaten(first, at(15));
    expect(next).toEqual({ upSince: at(0), beatAt: at(15) });
    expect(beaten(next, at(46)).upSince).toEqual(at(46));
  });

  it('is written when it began anew, else every ten seconds', () => {
    const first = { upSince: at(0), beatAt: at(0) };
    expect(isBeatDue(null, first)).toBe(true);
    expect([9, 10].map((second) => isBeatDue(first, beaten(first, at(second))))).toEqual([false, true]);
    expect(isBeatDue(first, beaten(first, at(31)))).toBe(true);
    expect(isBeatDue({ upSince: at(0), beatAt: at(50) }, beaten({ upSince: at(0), beatAt: at(50) }, at(20)))).toBe(
      true,
    );
  });

  it('begins anew when the clock was set back', () => {
    expect(beaten({ upSince: at(0), beatAt: at(50) }, at(20))).toEqual({ upSince: at(20), beatAt: at(20) });
  });
});
