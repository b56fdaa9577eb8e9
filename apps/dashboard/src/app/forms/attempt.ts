import { computed, DestroyRef, inject, signal } from '@angular/core';
import { describeFailure } from './problem';
import { UnsavedWork } from './unsaved-work';

/**
 * Something that a person asks of the server: done once at a time, and asked for again as often as it fails. To be made
 * where a component or service is made.
 */
export class Attempt {
  private readonly error = signal<{ cause: unknown } | null>(null);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();
  /** Why it failed, in one sentence; null while it runs anew. */
  readonly failure = computed(() => {
    const error = this.error();
    return error && describeFailure(error.cause);
  });

  constructor() {
    inject(UnsavedWork).watch(() => (this.busy() ? 'saving' : 'none'), inject(DestroyRef));
  }

  /** Whether it was done. A second click meanwhile is no second wish. `failed` hears of what the sentence leaves out. */
  async run(act: () => Promise<unknown>, failed?: (cause: unknown) => void): Promise<boolean> {
    if (this.busy()) return false;
    this.running.set(true);
    this.error.set(null);
    try {
      await act();
      return true;
    } catch (cause) {
      this.error.set({ cause });
      failed?.(cause);
      return false;
    } finally {
      this.running.set(false);
    }
  }
}
