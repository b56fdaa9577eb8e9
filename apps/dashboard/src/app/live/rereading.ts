import type { HttpResourceRef } from '@angular/common/http';
import { effect, signal, untracked } from '@angular/core';
import { mayPass, readAgainIn } from './read-again';

/**
 * Gives a function that reads the resource anew. An answer that is still on its way may be older than the reason to ask,
 * and the resource alone would ask no second time: it is read once more when that one is there. A read that failed for
 * want of a server is tried again by itself. To be called where a component or service is made.
 */
export function rereading(resource: HttpResourceRef<unknown>): () => void {
  const owed = signal(false);
  let failures = 0;
  effect((onCleanup) => {
    if (resource.isLoading()) return;
    const error = resource.error();
    failures = error ? failures + 1 : 0;
    if (owed()) {
      owed.set(false);
      untracked(() => resource.reload());
    } else if (mayPass(error)) {
      const timer = setTimeout(() => resource.reload(), readAgainIn(failures));
      onCleanup(() => clearTimeout(timer));
    }
  });
  return () => {
    if (!resource.reload()) owed.set(true);
  };
}
