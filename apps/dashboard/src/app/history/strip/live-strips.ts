import { computed, effect, inject, linkedSignal, type Signal, untracked } from '@angular/core';
import type { StripDto } from '@nawala/contracts';
import { isTransition, type LiveMessage, verdictsIn } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { Clock } from '../../time/clock';
import { HistoryApi } from '../history-api';
import { HOUR_MS } from '../ranges';

/** Those that scrolled out of sight are kept for a while: they scroll back into it. */
const MOST_KEPT = 400;

export const LAST_DAY = { hours: 24, slots: 24 } as const;

type Strips = ReadonlyMap<string, StripDto>;

/** What is known after an answer: the latest of each domain, at most so many, those least recently read let go. */
export function keptStrips(known: Strips, answer: readonly StripDto[], most = MOST_KEPT): Strips {
  const ids = new Set(answer.map(({ domainId }) => domainId));
  const rest = [...known].filter(([id]) => !ids.has(id));
  return new Map([...rest, ...answer.map((item): [string, StripDto] => [item.domainId, item])].slice(-most));
}

/**
 * The strips of the domains that are to be seen, by their ids: one request for all of them, again when one of them changes
 * its verdict and when a slot has gone by. To be called where a component is made.
 */
export function liveStrips(
  ids: Signal<readonly string[]>,
  { hours, slots }: { hours: number; slots: number } = LAST_DAY,
) {
  const clock = inject(Clock);
  const read = computed(() => ({ ids: ids(), hours, slots }), {
    equal: (one, other) => one.ids.join() === other.ids.join(),
  });
  const concerns = (messages: readonly LiveMessage[]) => {
    const shown = new Set(ids());
    return verdictsIn(messages).some((verdict) => isTransition(verdict) && shown.has(verdict.domainId));
  };
  const answer = liveResource(inject(HistoryApi).strips(read), { outdatedBy: concerns });
  const slot = computed(() => Math.floor(clock.now() / ((hours * HOUR_MS) / slots)));
  let shownAt = untracked(slot);
  effect(() => {
    const now = slot();
    if (now !== shownAt) untracked(answer.reload);
    shownAt = now;
  });
  return linkedSignal<StripDto[] | undefined, Strips>({
    source: () => answer.value()?.items,
    computation: (items, before) => keptStrips(before?.value ?? new Map(), items ?? []),
  }).asReadonly();
}
