import { computed, DestroyRef, inject, Service, signal } from '@angular/core';

/** `changed`: typed and not sent. `saving`: sent, and nobody knows yet what became of it. */
export type Work = 'none' | 'changed' | 'saving';

/** What would be lost, or done unseen, if the page were left now. Closing the tab asks first. */
@Service()
export class UnsavedWork {
  private readonly watched = signal<readonly (() => Work)[]>([]);
  readonly state = computed<Work>(() => {
    const works = this.watched().map((work) => work());
    return (['saving', 'changed'] as const).find((work) => works.includes(work)) ?? 'none';
  });

  constructor() {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (this.state() !== 'none') event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', onLeave));
  }

  /** Until `until` is over. */
  watch(work: () => Work, until: DestroyRef): void {
    this.watched.update((all) => [...all, work]);
    until.onDestroy(() => this.watched.update((all) => all.filter((other) => other !== work)));
  }
}
