import { beaten } from './uptime';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

describe('how long somebody has been at work', () => {
  it('goes on over a change of instances, and begins anew after a break', () => {
    const first = beaten(null, at(0));
    expect(first).toEqual({ upSince: at(0), beatAt: at(0) });
    const next = beaten(first, at(15));
    expect(next).toEqual({ upSince: at(0), beatAt: at(15) });
    expect(beaten(next, at(46)).upSince).toEqual(at(46));
  });

  it('begins anew when the clock was set back', () => {
    expect(beaten({ upSince: at(0), beatAt: at(50) }, at(20))).toEqual({ upSince: at(20), beatAt: at(20) });
  });
});
