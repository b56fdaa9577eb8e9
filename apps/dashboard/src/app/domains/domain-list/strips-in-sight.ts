import { computed, debounced, type Signal } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { liveStrips } from '../../history/strip/live-strips';
import { matchesMedia } from '../../ui/media';
import type { Line } from '../../ui/table/line';

/** Whoever scrolls past rows asks for nothing about them. */
const REST_MS = 150;
/** Where the list has a column for them. */
const WIDE = '(min-width: 1341px)';

const NOTHING: readonly string[] = [];

/** The strips of the rows that are there, once scrolling has come to rest. To be called where a component is made. */
export function stripsInSight(lines: Signal<readonly Line<DomainDto, unknown>[]>, wanted: Signal<boolean>) {
  const wide = matchesMedia(WIDE);
  const ids = computed(
    () => (wanted() && wide() ? lines().flatMap((line) => (line.kind === 'row' ? line.id : [])) : NOTHING),
    { equal: (one, other) => one.join() === other.join() },
  );
  const rested = debounced(ids, REST_MS);
  return liveStrips(computed(() => (rested.hasValue() ? rested.value() : NOTHING)));
}
