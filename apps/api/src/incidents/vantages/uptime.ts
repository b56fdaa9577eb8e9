/** Longer than the lease takes to pass from one instance to the next. Milliseconds. */
const BREAK_MS = 30_000;

/** It is written once in so long, since each write costs an idle database something. */
const BEAT_MS = 10_000;

export interface Uptime {
  upSince: Date;
  beatAt: Date;
}

/** What the heartbeat says from now on: a break, or a clock that was set, begins it anew. */
export function beaten(before: Uptime | null, now: Date): Uptime {
  const gap = before ? now.getTime() - before.beatAt.getTime() : Infinity;
  return { upSince: before && gap >= 0 && gap <= BREAK_MS ? before.upSince : now, beatAt: now };
}

/** Whether what it says now is worth a write. */
export const isBeatDue = (before: Uptime | null, after: Uptime): boolean =>
  before?.upSince.getTime() !== after.upSince.getTime() || after.beatAt.getTime() - before.beatAt.getTime() >= BEAT_MS;
