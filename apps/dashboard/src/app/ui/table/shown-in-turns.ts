import { linkedSignal, type Signal } from '@angular/core';
import { framesWhile } from '../frames-while';
import type { Line } from './line';
import { inSlots, isOwed, type SlotLine } from './line-slots';

/** A frame has time for so many rows: a screen of them at once would have scrolling stand still. */
const A_FRAME = 6;

/** What the elements of a table show of its lines. Rows that were waited for come a few with each frame. */
export function shownInTurns<T, G>(lines: Signal<readonly Line<T, G>[]>): Signal<readonly SlotLine<T, G>[]> {
  const turn = framesWhile(() => isOwed(lines(), shown()));
  const shown = linkedSignal<{ lines: readonly Line<T, G>[]; turn: number }, readonly SlotLine<T, G>[]>({
    source: () => ({ lines: lines(), turn: turn() }),
    computation: (now, before) => inSlots(now.lines, before?.value ?? [], A_FRAME),
  });
  return shown.asReadonly();
}
