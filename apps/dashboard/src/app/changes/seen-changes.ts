import { signal } from '@angular/core';
import { browserStorage } from '../storage/browser-storage';
import type { Change } from './change';

const SEEN_KEY = 'nawala.changes-seen';

/** Milliseconds since the epoch by the server's clock; null before the first visit. */
function seenUntil(): number | null {
  const stored = browserStorage.getItem(SEEN_KEY);
  return stored === null ? null : Number(stored);
}

/** How many, and how many of them to `ada`. */
interface Unread {
  changes: number;
  blocks: number;
}

const NONE: Unread = { changes: 0, blocks: 0 };

/**
 * How many changes nobody has looked at yet. Those that arrive are new whatever their time: a report may come late. What was
 * there before is told apart by its time, which is all that is kept between visits.
 */
export class SeenChanges {
  private readonly lastVisit = seenUntil();
  private readonly count = signal(NONE);
  readonly unread = this.count.asReadonly();

  /** What the page begins with, less what arrived before. Before somebody's first visit that is history, not news. */
  open(changes: readonly Change[]): void {
    const { lastVisit } = this;
    if (lastVisit === null) this.store(changes);
    else this.arrive(changes.filter(({ at }) => Date.parse(at) > lastVisit));
  }

  /** @param changes each for the first time */
  arrive(changes: readonly Change[]): void {
    const blocked = changes.filter(({ to }) => to === 'ada').length;
    this.count.update(({ changes: count, blocks }) => ({
      changes: count + changes.length,
      blocks: blocks + blocked,
    }));
  }

  mark(changes: readonly Change[] | undefined): void {
    this.count.set(NONE);
    if (changes) this.store(changes);
  }

  private store(changes: readonly Change[]): void {
    const newest = Math.max(seenUntil() ?? 0, ...changes.map(({ at }) => Date.parse(at)));
    browserStorage.setItem(SEEN_KEY, String(newest));
  }
}
