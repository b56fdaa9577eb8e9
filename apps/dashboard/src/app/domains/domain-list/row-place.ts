import { Location } from '@angular/common';
import { DestroyRef, effect, inject, type Signal, untracked } from '@angular/core';
import { Router } from '@angular/router';

const QUIET_MS = 250;

/** The number of a row in a URL; 0 for nonsense. */
export function rowFrom(text: string | null): number {
  const row = Number(text ?? 0);
  return Number.isInteger(row) && row > 0 ? row : 0;
}

/**
 * Keeps in the URL which row is at the top, when scrolling has come to rest, without a step in the history: whoever comes
 * back, loads anew or follows a link begins there. To be called where a component is made.
 */
export function keepRowInUrl(row: Signal<number>): void {
  const [location, router] = [inject(Location), inject(Router)];
  let timer: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  effect(() => {
    const top = row();
    clearTimeout(timer);
    timer = setTimeout(() => untracked(() => put(top)), QUIET_MS);
  });

  function put(top: number): void {
    // Not while a page is being left: what is in the URL then is somebody else's.
    if (untracked(router.currentNavigation)) return;
    const tree = router.parseUrl(location.path());
    if (rowFrom((tree.queryParams['row'] as string | undefined) ?? null) === top) return;
    const { row: _, ...params } = tree.queryParams;
    tree.queryParams = top > 0 ? { ...params, row: String(top) } : params;
    location.replaceState(router.serializeUrl(tree), '', location.getState());
  }
}
