import type { DomainHistoryDto, TransitionDto } from '@nawala/contracts';

/** More rows than these at once and the newest go, until somebody goes back to them. */
export const MOST_ROWS = 200;

type HistoryPage = Pick<DomainHistoryDto, 'transitions' | 'next'>;

/** A stretch of a domain's history without holes, newest first. */
export interface TimelineWindow {
  rows: readonly TransitionDto[];
  /** Gives what is older; null at the beginning of the history. */
  next: string | null;
  /** Newer rows than these were let go. */
  detached: boolean;
}

export const atNewest = ({ transitions, next }: HistoryPage): TimelineWindow => ({
  rows: transitions,
  next,
  detached: false,
});

export function withOlder({ rows, detached }: TimelineWindow, { transitions, next }: HistoryPage): TimelineWindow {
  const all = [...rows, ...transitions];
  return { rows: all.slice(-MOST_ROWS), next, detached: detached || all.length > MOST_ROWS };
}

/**
 * The newest page, read once more: it takes the place of what it overlaps, so that what was recorded late comes where it
 * belongs. Where both no longer meet, or would be too many together, it stands alone. Who looks at older rows keeps them.
 */
export function withNewest(window: TimelineWindow, newest: HistoryPage): TimelineWindow {
  if (window.detached) return window;
  const read = new Set(newest.transitions.map(({ id }) => id));
  const seam = window.rows.findLastIndex(({ id }) => read.has(id));
  const rows = [...newest.transitions, ...window.rows.slice(seam + 1)];
  return seam < 0 || rows.length > MOST_ROWS ? atNewest(newest) : { ...window, rows };
}
