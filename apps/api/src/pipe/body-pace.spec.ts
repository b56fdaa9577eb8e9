import { BodyPace } from './body-pace';

const LIMITS = { windowMs: 10_000, windowBytes: 10_240 };

/** The second in which a body is cut that has so many bytes at each second. */
function cutAt(bytesAt: (second: number) => number, deadline = 60): number | undefined {
  const pace = new BodyPace(LIMITS, deadline * 1000, 0, bytesAt(0));
  for (let second = 1; second <= 700; second++) if (pace.look(second * 1000, bytesAt(second))) return second;
  return undefined;
}

describe('A body that comes slowly', () => {
  it('is cut after ten seconds of silence', () => expect(cutAt(() => 0)).toBe(10));
  it('is cut when it brings less than 1 KB/s', () => expect(cutAt((second) => second * 1000)).toBe(10));
  it('is waited for while it brings more, until its time is over', () =>
    expect(cutAt((second) => second * 1100)).toBe(60));
  it('has longer where more is taken', () => expect(cutAt((second) => second * 1100, 600)).toBe(600));

  it('is cut in any ten seconds, not only in the first', () => {
    const fastUntil = (end: number) => (second: number) => Math.min(second, end) * 1_000_000;
    expect(cutAt(fastUntil(33))).toBe(43);
  });

  it('is cut however its bytes are spread over those seconds', () =>
    expect(cutAt((second) => Math.floor(second / 9) * 9_000)).toBe(10));
});
