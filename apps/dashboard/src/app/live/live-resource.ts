import type { HttpResourceRef } from '@angular/common/http';
import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { type KeptResource, keptResource } from './kept-resource';
import { LiveClient } from './live-client';
import { asksForReload, type LiveMessage } from './live-message';
import { reloadSoon } from './reload-soon';

export interface LiveResourceOptions<T> {
  /** Whether the server may answer differently after these messages, beyond what `patch` makes of them. */
  outdatedBy?: (messages: readonly LiveMessage[]) => boolean;
  /**
   * What is shown, after these messages. Called `again` for those that came while an answer was on its way, which may not
   * know of them.
   */
  patch?: (value: T, messages: readonly LiveMessage[], again: boolean) => T;
  /** Listens in hidden tabs too, to every message by itself: for what shows outside the page. */
  evenHidden?: boolean;
}

/**
 * What a page shows of the server, and keeps true: read anew after every gap, patched or soon read anew as messages come,
 * shown until something better is there. The one way in which pages that live on events read.
 *
 *     readonly brands = liveResource(inject(BrandsApi).list(), { outdatedBy: changesCounts });
 *
 * To be called where a component or service is made.
 */
export function liveResource<T>(
  resource: HttpResourceRef<T | undefined>,
  { outdatedBy, patch, evenHidden = false }: LiveResourceOptions<T> = {},
): KeptResource<T> {
  const live = inject(LiveClient);
  /** What came while an answer was on its way. */
  let unsettled: LiveMessage[] = [];

  const kept = keptResource(resource, () => settle());
  const soon = reloadSoon(kept.reload);

  /** The answer is there: what came meanwhile goes on top of it. All of it, in order, so that the last word wins. */
  function settle(): void {
    if (resource.isLoading() || unsettled.length === 0) return;
    const missed = unsettled;
    unsettled = [];
    if (patch && !resource.error()) kept.update((value) => patch(value, missed, true));
  }

  const heard = evenHidden ? live.arrivals.pipe(map((message) => [message])) : live.messages;
  heard.pipe(takeUntilDestroyed()).subscribe((messages) => {
    if (patch) {
      settle();
      if (resource.isLoading()) unsettled.push(...messages);
      kept.update((value) => patch(value, messages, false));
    }
    if (asksForReload(messages) || outdatedBy?.(messages)) soon();
  });
  live.gaps.pipe(takeUntilDestroyed()).subscribe(() => {
    // What came before the gap may have been undone in it.
    unsettled = [];
    kept.reload();
  });
  return kept;
}
