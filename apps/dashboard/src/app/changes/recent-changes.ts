import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TransitionDto } from '@nawala/contracts';
import { Subject } from 'rxjs';
import { LiveClient } from '../live/live-client';
import { isTransition, verdictsIn } from '../live/live-message';
import { type Change, fromTransitions, fromVerdict, newestFirst, unseen } from './change';

const MOST_KEPT = 50;
const SEEN_KEY = 'nawala.changes-seen';

/** What happened before somebody's first visit is history, not news. */
function seenBefore(): number {
  const stored = localStorage.getItem(SEEN_KEY);
  if (stored === null) localStorage.setItem(SEEN_KEY, String(Date.now()));
  return Number(stored ?? Date.now());
}

/** The latest changes of verdict: read once, continued live, and caught up after every gap. */
@Service({ autoProvided: false })
export class RecentChanges {
  private readonly http = inject(HttpClient);
  private readonly live = inject(LiveClient);
  private readonly changes = signal<readonly Change[] | undefined>(undefined);
  private readonly seenUntil = signal(seenBefore());
  /** The newest moment known from the server: a gap is asked for from here. */
  private newest: string | null = null;

  readonly failed = signal(false);
  /** Newest first; undefined until known. */
  readonly list = this.changes.asReadonly();
  readonly unread = computed(() => (this.list() ?? []).filter(({ at }) => Date.parse(at) > this.seenUntil()).length);
  /** Changes that happened while this tab was open, or while it was cut off. */
  readonly arriving = new Subject<Change[]>();

  constructor() {
    this.load();
    this.live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => {
      const verdicts = verdictsIn(messages);
      this.noteNewest(verdicts.map(({ nawala }) => nawala.lastChecked));
      this.take(verdicts.filter(isTransition).map(fromVerdict));
    });
    this.live.gaps.pipe(takeUntilDestroyed()).subscribe(() => this.catchUp());
  }

  load(): void {
    this.failed.set(false);
    this.fetch({ limit: 200 }, (transitions) => {
      const read = fromTransitions(transitions);
      this.changes.update((known = []) => newestFirst([...known, ...unseen(known, read)], MOST_KEPT));
    });
  }

  markSeen(): void {
    const newest = Math.max(this.seenUntil(), ...(this.list() ?? []).map(({ at }) => Date.parse(at)));
    localStorage.setItem(SEEN_KEY, String(newest));
    this.seenUntil.set(newest);
  }

  private catchUp(): void {
    if (this.changes() === undefined) return this.load();
    const since = this.newest;
    this.fetch({ ...(since !== null && { since }), limit: 500 }, (transitions) =>
      this.take(fromTransitions(transitions).reverse()),
    );
  }

  private take(incoming: Change[]): void {
    const known = this.changes() ?? [];
    const fresh = unseen(known, incoming);
    if (fresh.length === 0) return;
    this.changes.set(newestFirst([...known, ...fresh], MOST_KEPT));
    this.arriving.next(fresh);
  }

  private fetch(params: Record<string, string | number>, use: (transitions: TransitionDto[]) => void): void {
    this.http.get<TransitionDto[]>('/api/transitions', { params }).subscribe({
      next: (transitions) => {
        this.noteNewest(transitions.map(({ recordedAt }) => recordedAt));
        use(transitions);
      },
      error: () => this.failed.set(this.changes() === undefined),
    });
  }

  private noteNewest(times: readonly (string | null)[]): void {
    for (const time of times) if (time !== null && time > (this.newest ?? '')) this.newest = time;
  }
}
