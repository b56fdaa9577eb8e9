import { DestroyRef, inject } from '@angular/core';

const EVERY_MS = 15_000;

/** For what changes by time passing: reads again while somebody looks. To be called where a component is made. */
export function readNowAndThen(reload: () => void, everyMs = EVERY_MS): void {
  const timer = setInterval(() => {
    if (!document.hidden) reload();
  }, everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
