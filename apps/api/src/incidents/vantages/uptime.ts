/** Longer than the lease takes to pass from one instance to the next. Milliseconds. */
const BREAK_MS = 30_000;

interface Uptime {
  upSince: Date;
  beatAt: Date;
}

/** What the heartbeat says from now on: a break, or a clock that was set, begins it anew. */
export function beaten(before: Uptime | null, now: Date): Uptime {
  const gap = before ? now.getTime() - before.beatAt.getTime() : Infinity;
  return { upSince: before && gap >= 0 && gap <= BREAK_MS ? before.upSince : now, beatAt: now };
}
