import { computed, DestroyRef, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import type { DomainDto, NawalaStatus, Page } from '@nawala/contracts';
import type { LiveMessage } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { reloadSoon } from '../../live/reload-soon';
import { type DomainQuery, isFiltered } from '../domain-query';
import { OrderHold } from '../../ui/table/order-hold';
import { DomainsApi } from '../domains-api';
import { listStateOf } from './list-state';
import { patchPage } from './patch-page';

/** How a row is highlighted. `turn` alternates, so that the animation starts anew. */
export interface Flash {
  status: NawalaStatus;
  turn: 0 | 1;
}

/**
 * One page of domains that stays true: patched in place as verdicts come, read anew when rows may come, go or move. To
 * be made where a component is made. While the order is held, `waiting` counts what has yet to be applied.
 */
export class LiveList {
  private readonly resource = inject(DomainsApi).page(this.query);
  private readonly page = liveResource(this.resource, {
    patch: (page, messages, again) => this.patched(page, messages, again),
  });
  /** How many changes of the list the rows do not show. An answer has all that was before it. */
  private readonly outdated = linkedSignal({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: () => 0,
  });

  readonly hold = new OrderHold();
  readonly flashes = signal<ReadonlyMap<string, Flash>>(new Map());
  readonly waiting = computed(() => (this.hold.held() ? this.outdated() : 0));
  readonly rows = computed(() => this.page.value()?.items ?? []);
  readonly total = computed(() => this.page.value()?.total ?? 0);
  readonly reading = this.page.reading;
  readonly failed = this.page.failed;
  /** Reads the page anew; the rows stay until the new ones are there. */
  readonly reload = this.page.reload;
  /** What is shown answers another question than was asked last. Rows that are merely read again stay as they are. */
  readonly turning = computed(() => !this.page.current() && !this.failed());
  readonly state = computed(() => {
    const rows = this.failed() && !this.page.current() ? undefined : this.page.value()?.total;
    return listStateOf({ rows, failed: this.failed(), filtered: isFiltered(this.query()) });
  });

  constructor(private readonly query: Signal<DomainQuery>) {
    const soon = reloadSoon(() => {
      if (this.outdated() > 0 && !this.hold.held()) this.reload();
    });
    effect(() => {
      if (this.outdated() > 0 && !this.hold.held()) untracked(soon);
    });
    effect(() => {
      this.query();
      untracked(() => this.flashes.set(new Map()));
    });
    inject(DestroyRef).onDestroy(() => this.hold.release());
  }

  private patched(page: Page<DomainDto>, messages: readonly LiveMessage[], again: boolean): Page<DomainDto> {
    const patched = patchPage(page, messages, this.query());
    this.outdated.update((count) => count + patched.outdated);
    if (!again && patched.changed.size > 0) this.flash(patched.changed);
    return patched.page;
  }

  private flash(changed: ReadonlyMap<string, NawalaStatus>): void {
    this.flashes.update((flashes) => {
      const next = new Map(flashes);
      for (const [id, status] of changed) next.set(id, { status, turn: flashes.get(id)?.turn === 0 ? 1 : 0 });
      return next;
    });
  }
}
