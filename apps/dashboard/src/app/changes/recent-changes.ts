import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TransitionDto } from '@nawala/contracts';
import { catchError, EMPTY, type Observable, Subject, switchMap, tap } from 'rxjs';
import { LiveClient } from '../live/live-client';
import { isTransition, verdictsIn } from '../live/live-message';
import { type Change, fromTransitions, fromVerdict, newestFirst } from './change';
import { SeenChanges } from './seen-changes';
import { ToldChanges } from './told-changes';
import { completeSince, newestTransitions, transitionsSince } from './transitions-api';

const MOST_KEPT = 50;

/** Instances have clocks of their own, and what one recorded first another may have written first. */
const DISORDER_MS = 10_000;

/**
 * The latest changes of verdict: read once, continued live, and caught up after every gap. News is what the first answer
 * did not hold, or what came live: each is told once, however often it is heard of.
 */
@Service({ autoProvided: false })
export class RecentChanges {
  private readonly http = inject(HttpClient);
  private readonly changes = signal<readonly Change[] | undefined>(undefined);
  private readonly seen = new SeenChanges();
  private readonly told = new ToldChanges();
  private readonly reads = new Subject<void>();
  /** Scans of the first answer; undefined until it is there. */
  private history: ReadonlySet<string> | undefined;
  /** What was recorded before is older than the history that was read. */
  private begin = '';
  /** The newest moment of recording that is known. */
  private newest = '';
  /** From when on something may be missing that has been asked for, but not answered. */
  private missingSince: string | undefined;

  readonly failed = signal(false);
  /** Newest first; undefined until known. */
  readonly list = this.changes.asReadonly();
  readonly unread = computed(() => this.seen.unread().size);
  /** Changes that happened while this tab was open, or while it was cut off. */
  readonly arriving = new Subject<readonly Change[]>();

  constructor() {
    const live = inject(LiveClient);
    this.reads
      .pipe(
        switchMap(() => (this.history ? this.catchUp() : this.open()).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe();
    live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => {
      const verdicts = verdictsIn(messages);
      this.noteNewest(verdicts.map(({ nawala }) => nawala.lastChecked));
      this.tell(verdicts.filter(isTransition).map(fromVerdict));
    });
    live.gaps.pipe(takeUntilDestroyed()).subscribe(() => this.load());
    this.load();
  }

  /** Reads what is not known yet. What is still being read is given up for it: it may lack what happened since. */
  load(): void {
    this.failed.set(false);
    this.reads.next();
  }

  markSeen(): void {
    this.seen.mark(this.list());
  }

  private open(): Observable<unknown> {
    return newestTransitions(this.http, () => this.failed.set(this.list() === undefined)).pipe(
      tap((page) => {
        this.noteNewest(page.items.map(({ recordedAt }) => recordedAt));
        const read = fromTransitions(page.items);
        this.begin = completeSince(page);
        this.history = new Set(read.map(({ scanId }) => scanId));
        this.seen.open(read);
        this.add(this.told.without(read));
      }),
    );
  }

  private catchUp(): Observable<unknown> {
    this.missingSince ??= this.surelyKnown();
    return transitionsSince(this.http, this.missingSince).pipe(
      tap((transitions: TransitionDto[]) => {
        this.missingSince = undefined;
        this.noteNewest(transitions.map(({ recordedAt }) => recordedAt));
        const missed = fromTransitions(transitions).reverse();
        this.tell(missed.filter(({ scanId }) => !this.history?.has(scanId)));
      }),
    );
  }

  /** A moment of recording before which nothing is missing; empty: none is known. */
  private surelyKnown(): string {
    const sure = this.newest && new Date(Date.parse(this.newest) - DISORDER_MS).toISOString();
    return sure > this.begin ? sure : this.begin;
  }

  /** @param changes oldest first */
  private tell(changes: readonly Change[]): void {
    const fresh = this.told.without(changes);
    if (fresh.length === 0) return;
    this.told.note(fresh);
    this.seen.arrive(fresh);
    this.add(fresh.filter(({ scanId }) => !this.history?.has(scanId)).reverse());
    this.arriving.next(fresh);
  }

  private add(newer: readonly Change[]): void {
    this.changes.update((known = []) => newestFirst([...newer, ...known], MOST_KEPT));
  }

  private noteNewest(times: readonly (string | null)[]): void {
    for (const time of times) if (time !== null && time > this.newest) this.newest = time;
  }
}
