import type { HttpResourceRef } from '@angular/common/http';
import { linkedSignal, type WritableSignal } from '@angular/core';

/**
 * The resource's value, and the one before while it loads anew or after it failed: what is on the screen stays there
 * until something better comes. Writable, so that live events can patch it.
 */
export function kept<T>(resource: HttpResourceRef<T | undefined>): WritableSignal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
}
