import type { HttpResourceRef } from '@angular/common/http';
import { computed, effect, linkedSignal, type ResourceSnapshot, type Signal, signal, untracked } from '@angular/core';
import { mayPass, readAgainIn } from './read-again';

/** What a page has of a resource: the latest answer and the latest failure, each until something better comes. */
export interface Kept<T> {
  /** Undefined before the first answer. */
  value: T | undefined;
  /** Whether the value answers what is asked now. It does not while the answer to another question is on its way. */
  current: boolean;
  error: Error | undefined;
}

/** A failure stays until a read succeeds, or something else is asked: to try again is not yet to have succeeded. */
export function keptAfter<T>(before: Kept<T>, now: ResourceSnapshot<T | undefined>): Kept<T> {
  switch (now.status) {
    case 'resolved':
    case 'local':
      return { value: now.value, current: true, error: undefined };
    case 'error':
      return { ...before, error: now.error };
    case 'reloading':
      return before;
    default:
      return { ...before, current: false, error: undefined };
  }
}

export interface KeptResource<T> {
  readonly value: Signal<T | undefined>;
  readonly current: Signal<boolean>;
  readonly error: Signal<Error | undefined>;
  readonly failed: Signal<boolean>;
  /** An answer is on its way, or one more is owed. */
  readonly reading: Signal<boolean>;
  /** Reads anew; once more after an answer that is on its way, since that may be older than the reason to ask. */
  reload(): void;
  /** Changes what is shown, until the next answer. */
  update(change: (value: T) => T): void;
}

/**
 * A resource of which nothing that is on the screen goes away while it is read anew or after that failed. A read that
 * failed for want of a server is tried again by itself. To be called where a component or service is made.
 * @param answered is called with every answer, before another one is asked for
 */
export function keptResource<T>(resource: HttpResourceRef<T | undefined>, answered?: () => void): KeptResource<T> {
  const kept = linkedSignal<ResourceSnapshot<T | undefined>, Kept<T>>({
    source: resource.snapshot,
    computation: (now, before) =>
      keptAfter(before?.value ?? { value: undefined, current: false, error: undefined }, now),
  });
  /** To be called before the resource goes on: a linked signal that nobody reads would miss what was between. */
  const note = () => untracked(kept);
  const owed = signal(false);
  let failures = 0;

  effect((onCleanup) => {
    resource.snapshot();
    note();
    if (resource.isLoading()) return;
    const error = resource.error();
    failures = error ? failures + 1 : 0;
    untracked(() => answered?.());
    if (owed()) {
      owed.set(false);
      untracked(() => resource.reload());
    } else if (mayPass(error)) {
      const timer = setTimeout(() => resource.reload(), readAgainIn(failures));
      onCleanup(() => clearTimeout(timer));
    }
  });

  return {
    value: computed(() => kept().value),
    current: computed(() => kept().current),
    error: computed(() => kept().error),
    failed: computed(() => kept().error !== undefined),
    reading: computed(() => resource.isLoading() || owed()),
    reload: () => {
      note();
      if (!resource.reload()) owed.set(resource.isLoading());
    },
    update: (change) => kept.update((now) => (now.value === undefined ? now : { ...now, value: change(now.value) })),
  };
}
