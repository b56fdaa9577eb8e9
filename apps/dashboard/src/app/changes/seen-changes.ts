import { signal } from '@angular/core';
import type { NawalaStatus } from '@nawala/contracts';
import { browserStorage } from '../storage/browser-storage';
import type { Change } from './change';

const SEEN_KEY = 'nawala.changes-seen';

/** Milliseconds since the epoch by the server's clock; null before the first visit. */
function seenUntil(): number | null {
  const stored = browserStorage.getItem(SEEN_KEY);
  return stored === null ? null : Number(stored);
}

/**
 * Which changes nobody has looked at yet. Those that arrive are new whatever their time: a report may come late. What was
 * there before is told apart by its time, which is all that is kept between visits.
 */
export class SeenChanges {
  private readonly lastVisit = seenUntil();
  private readonly scans = signal<ReadonlyMap<string, NawalaStatus>>(new Map());
  readonly unread = this.scans.asReadonly();

  /** What the page begins with. Before somebody's first visit that is history, not news. */
  open(changes: readonly Change[]): void {
    const { lastVisit } = this;
    if (lastVisit === null) this.store(changes);
    else this.arrive(changes.filter(({ at }) => Date.parse(at) > lastVisit));
  }

  arrive(changes: readonly Change[]): void {
    this.scans.update(
      (scans) => new Map([...scans, ...changes.map(({ scanId, to }): [string, NawalaStatus] => [scanId, to])]),
    );
  }

  mark(changes: readonly Change[] | undefined): void {
    this.scans.set(new Map());
    if (changes) this.store(changes);
  }

  private store(changes: readonly Change[]): void {
    const newest = Math.max(seenUntil() ?? 0, ...changes.map(({ at }) => Date.parse(at)));
    browserStorage.setItem(SEEN_KEY, String(newest));
  }
}
