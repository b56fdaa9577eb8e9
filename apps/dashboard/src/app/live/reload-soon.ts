import { DestroyRef, inject } from '@angular/core';

/**
 * A reload that may be asked for as often as one likes: runs after `quietMs` without another request, and at the latest
 * `mostMs` after the first.
 */
export function reloadSoon(reload: () => void, quietMs = 300, mostMs = 1_500): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: number | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  return () => {
    first ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        first = undefined;
        reload();
      },
      Math.max(0, Math.min(quietMs, first + mostMs - performance.now())),
    );
  };
}
