import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, type Observable, Subject, switchMap, tap } from 'rxjs';
import { LiveClient } from '../live/live-client';
import { isTransition, verdictsIn } from '../live/live-message';
import { type Change, fromTransition, fromVerdict, newestFirst } from './change';
import { afterCatchingUp, afterFirstRead, afterGap, afterHearing, type KnownUntil, readFrom } from './known-until';
import { SeenChanges } from './seen-changes';
import { ToldChanges } from './told-changes';
import { newestTransitions, transitionsSince } from './transitions-api';

const MOST_KEPT = 50;

/** Changes that nobody has been told of yet. */
export interface News {
  /** Oldest first. */
  changes: readonly Change[];
  /** Older ones were too many to be read. */
  more: boolean;
}

/**
 * The latest changes of verdict: read once, continued live, and caught up after every gap. News is what the first answer
 * did not hold: each is told once, however often it is heard of.
 */
@Service({ autoProvided: false })
export class RecentChanges {
  private readonly http = inject(HttpClient);
  private readonly changes = signal<readonly Change[] | undefined>(undefined);
  private readonly seen = new SeenChanges();
  private readonly told = new ToldChanges();
  private readonly reads = new Subject<void>();
  private readonly failing = signal(false);
  /** Undefined until the first answer is there. */
  private known: KnownUntil | undefined;

  /** Whether nothing can be shown, since it could not be read. Stays so until it could. */
  readonly failed = computed(() => this.failing() && this.changes() === undefined);
  readonly reading = signal(false);
  /** Newest first; undefined until known. */
  readonly list = this.changes.asReadonly();
  readonly unread = computed(() => this.seen.unread().changes);
  readonly unreadBlocks = computed(() => this.seen.unread().blocks);
  /** Changes that happened while this tab was open, or while it was cut off. */
  readonly arriving = new Subject<News>();

  constructor() {
    const live = inject(LiveClient);
    this.reads
      .pipe(
        switchMap(() => (this.known ? this.catchUp(this.known) : this.open()).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe();
    live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => {
      const verdicts = verdictsIn(messages);
      const times = verdicts.map(({ nawala }) => nawala.lastChecked);
      if (this.known) this.known = afterHearing(this.known, times);
      this.tell(verdicts.filter(isTransition).map(fromVerdict));
    });
    live.gaps.pipe(takeUntilDestroyed()).subscribe(() => this.reload());
    this.reload();
  }

  /** Reads what is not known yet. What is still being read is given up for it: it may lack what happened since. */
  reload(): void {
    this.reading.set(true);
    if (this.known) this.known = afterGap(this.known);
    this.reads.next();
  }

  markSeen(): void {
    this.seen.mark(this.list());
  }

  private open(): Observable<unknown> {
    return newestTransitions(this.http, MOST_KEPT, () => this.ended(true)).pipe(
      tap((page) => {
        this.ended(false);
        this.known = afterFirstRead(page);
        const history = this.told.without(page.items.map(fromTransition));
        this.seen.open(history);
        this.add(history);
        this.told.note(history);
      }),
    );
  }

  private catchUp(known: KnownUntil): Observable<unknown> {
    return transitionsSince(this.http, readFrom(known), () => this.ended(true)).pipe(
      tap(({ items, next }) => {
        this.ended(false);
        this.known = afterCatchingUp(known, items);
        this.tell(items.map(fromTransition).reverse(), next !== null);
      }),
    );
  }

  private ended(failed: boolean): void {
    this.reading.set(false);
    this.failing.set(failed);
  }

  /** @param changes oldest first */
  private tell(changes: readonly Change[], more = false): void {
    const fresh = this.told.without(changes);
    if (fresh.length === 0) return;
    this.told.note(fresh);
    this.seen.arrive(fresh);
    this.add([...fresh].reverse());
    this.arriving.next({ changes: fresh, more });
  }

  private add(newer: readonly Change[]): void {
    this.changes.update((known = []) => newestFirst([...newer, ...known], MOST_KEPT));
  }
}
