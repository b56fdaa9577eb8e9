import { linkedSignal, type Signal } from '@angular/core';
import { framesWhile } from './frames-while';

/** So many rows of a plain table are made in a frame: all 50 of a page at once keep it from answering for 130 ms. */
const A_FRAME = 10;

/** Of these, the ones that are shown already, and the first few of the others. */
export function withFewMore<T extends { id: string }>(
  items: readonly T[],
  shown: readonly { id: string }[],
  few: number,
): readonly T[] {
  const known = new Set(shown.map(({ id }) => id));
  let left = few;
  return items.filter(({ id }) => known.has(id) || left-- > 0);
}

/** Rows as they are to be shown now: what stays stays, and what is new comes a few with each frame. */
export function fewAFrame<T extends { id: string }>(items: Signal<readonly T[]>): Signal<readonly T[]> {
  const turn = framesWhile(() => shown().length < items().length);
  const shown = linkedSignal<{ items: readonly T[]; turn: number }, readonly T[]>({
    source: () => ({ items: items(), turn: turn() }),
    computation: (now, before) => withFewMore(now.items, before?.value ?? [], A_FRAME),
  });
  return shown.asReadonly();
}
