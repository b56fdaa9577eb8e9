import { effect, inject, type Signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { LiveClient } from '../live/live-client';
import { changesCounts } from '../live/live-message';
import { liveResource } from '../live/live-resource';
import { reloadSoon } from '../live/reload-soon';
import { Clock } from '../time/clock';
import { HistoryApi, type HistoryRead } from './history-api';
import { HOUR_MS } from './ranges';

/** A chart of days need not follow each second of a wave. */
const QUIET_MS = 3_000;
const MOST_MS = 15_000;

/** What was counted over time, read anew after changes, gaps and every full hour. To be called where a component is made. */
export function liveHistory(read: Signal<HistoryRead | undefined>): KeptResource<StatsHistoryDto> {
  const history = liveResource(inject(HistoryApi).stats(read));
  const soon = reloadSoon(history.reload, QUIET_MS, MOST_MS);
  inject(LiveClient)
    .messages.pipe(takeUntilDestroyed())
    .subscribe((messages) => {
      if (changesCounts(messages)) soon();
    });
  const clock = inject(Clock);
  let hour = Math.floor(untracked(clock.now) / HOUR_MS);
  effect(() => {
    const now = Math.floor(clock.now() / HOUR_MS);
    if (now !== hour) untracked(history.reload);
    hour = now;
  });
  return history;
}
