import type { PipeLimits } from './pipe-limits';

/**
 * How fast one body comes. `look` is told the time and the bytes so far, every now and then; it says whether the body is
 * too slow to be waited for any longer.
 */
export class BodyPace {
  private readonly looks: { at: number; bytes: number }[];

  constructor(
    private readonly limits: Pick<PipeLimits, 'windowMs' | 'windowBytes'>,
    private readonly deadline: number,
    now: number,
    bytes: number,
  ) {
    this.looks = [{ at: now, bytes }];
  }

  look(now: number, bytes: number): boolean {
    if (now >= this.deadline) return true;
    const { windowMs, windowBytes } = this.limits;
    this.looks.push({ at: now, bytes });
    // The youngest that is at least a window old is what the body is measured from.
    while (this.looks[1] !== undefined && now - this.looks[1].at >= windowMs) this.looks.shift();
    const [from] = this.looks;
    return from !== undefined && now - from.at >= windowMs && bytes - from.bytes < windowBytes;
  }
}
