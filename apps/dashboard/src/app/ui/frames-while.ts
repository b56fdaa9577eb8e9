import { DestroyRef, effect, inject, type Signal, signal } from '@angular/core';

/** Counts frames for as long as something is owed. Call it where things are injected. */
export function framesWhile(isOwed: () => boolean): Signal<number> {
  const count = signal(0);
  let frame = 0;
  effect(() => {
    if (!isOwed()) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      count.update((before) => before + 1);
    });
  });
  inject(DestroyRef).onDestroy(() => cancelAnimationFrame(frame));
  return count.asReadonly();
}
