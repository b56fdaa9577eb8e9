import type { NawalaStatus } from '@nawala/contracts';

/** One change of a status; times in milliseconds since the epoch. */
export interface Step {
  at: number;
  from: NawalaStatus;
  to: NawalaStatus;
}

export interface Stretch {
  from: number;
  to: number;
  /** False: it had begun before the time that is told of. */
  begun: boolean;
  /** False: it went on after it. */
  ended: boolean;
}

interface Time {
  from: number;
  to: number;
}

/**
 * When something was blocked within a time, told from its changes alone. What the first change leaves is what was before it.
 * @param steps oldest first; those after the time too, as far as they are known
 * @param standing what it is after the last of them
 */
export function blockedStretches(steps: readonly Step[], standing: NawalaStatus, time: Time): Stretch[] {
  const stretches: Stretch[] = [];
  const before = steps[0]?.from ?? standing;
  let open: Pick<Stretch, 'from' | 'begun'> | null = before === 'ada' ? { from: time.from, begun: false } : null;
  for (const { at, to } of steps) {
    if (at >= time.to) break;
    if (to === 'ada') open ??= at < time.from ? { from: time.from, begun: false } : { from: at, begun: true };
    else if (open) {
      if (at > time.from) stretches.push({ ...open, to: at, ended: true });
      open = null;
    }
  }
  return open ? [...stretches, { ...open, to: time.to, ended: false }] : stretches;
}

export const lengthOf = (stretches: readonly Pick<Stretch, 'from' | 'to'>[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from, 0);
