import { inject, linkedSignal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { TransitionPageDto } from '@nawala/contracts';
import { LiveClient } from '../../live/live-client';
import { reloadSoon } from '../../live/reload-soon';
import { type ChangesFilter, ChangesApi } from '../changes-api';
import { mayRecord } from './may-record';

export interface Newer {
  count: number;
  /** There are more than were counted. */
  more: boolean;
}

const NONE: Newer = { count: 0, more: false };
const MOST_COUNTED = 200;

/**
 * How many rows have been recorded since what is shown: they wait until somebody wants them, so that nothing moves under the
 * eyes of who reads. To be called where a component is made.
 * @param filter undefined where nothing that happens now can belong to it
 */
export function newerThan(
  shown: Signal<TransitionPageDto | undefined>,
  filter: Signal<ChangesFilter | undefined>,
): Signal<Newer> {
  const api = inject(ChangesApi);
  const newer = linkedSignal<TransitionPageDto | undefined, Newer>({ source: shown, computation: () => NONE });

  async function look(): Promise<void> {
    const [page, asked] = [shown(), filter()];
    if (!page || !asked) return;
    const since = page.items.reduce((newest, { recordedAt }) => (recordedAt > newest ? recordedAt : newest), '');
    const known = new Set(page.items.map(({ id }) => id));
    try {
      const answer = await api.read({ filter: { ...asked, ...(since && { since }) }, limit: MOST_COUNTED });
      const count = answer.items.filter(({ id }) => !known.has(id)).length;
      if (shown() === page && filter() === asked) newer.set({ count, more: answer.next !== null });
    } catch {
      // The next change asks again, and after a gap the page is read anew.
    }
  }

  const soon = reloadSoon(() => void look(), 500, 2_000);
  inject(LiveClient)
    .messages.pipe(takeUntilDestroyed())
    .subscribe((messages) => {
      if (filter() && mayRecord(messages)) soon();
    });
  return newer.asReadonly();
}
