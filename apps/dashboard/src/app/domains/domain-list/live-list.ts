import { computed, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { NawalaStatus } from '@nawala/contracts';
import { kept } from '../../live/kept';
import { LiveClient } from '../../live/live-client';
import { asksForReload, type LiveMessage } from '../../live/live-message';
import { reloadSoon } from '../../live/reload-soon';
import { type DomainQuery, dependsOnVerdict, isFiltered } from '../domain-query';
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
 * be made where a component is made. While `held` the order stays, and `waiting` counts what has yet to be applied.
 */
export class LiveList {
  private readonly live = inject(LiveClient);
  private readonly resource = inject(DomainsApi).page(this.query);
  private readonly page = kept(this.resource);
  /** The query that the rows answer: the one before while a new one is on its way, or has failed. */
  private readonly answered = linkedSignal<DomainQuery | undefined, DomainQuery | undefined>({
    source: () => (this.resource.hasValue() ? this.query() : undefined),
    computation: (query, previous) => query ?? previous?.value,
  });
  private readonly outdated = signal(0);

  readonly held = signal(false);
  readonly flashes = signal<ReadonlyMap<string, Flash>>(new Map());
  readonly waiting = computed(() => (this.held() ? this.outdated() : 0));
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly total = computed(() => this.page()?.total ?? 0);
  readonly loading = this.resource.isLoading;
  readonly failed = computed(() => this.resource.error() !== undefined);
  readonly state = computed(() => {
    const [rows, query, answered, failed] = [this.page()?.total, this.query(), this.answered(), this.failed()];
    return listStateOf({ rows: failed && answered !== query ? undefined : rows, failed, filtered: isFiltered(query) });
  });

  constructor(private readonly query: Signal<DomainQuery>) {
    const soon = reloadSoon(() => this.reloadUnlessHeld());
    this.live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => this.take(messages));
    this.live.gaps.pipe(takeUntilDestroyed()).subscribe(() => this.reload());
    effect(() => {
      if (this.outdated() > 0 && !this.held()) untracked(soon);
    });
    // Without a table nothing can be pointed at, and none will say so.
    effect(() => {
      if (this.state() !== 'rows') this.held.set(false);
    });
    effect(() => {
      this.query();
      untracked(() => this.flashes.set(new Map()));
    });
  }

  /** Reads the page anew; the rows stay until the new ones are there. */
  reload(): void {
    this.outdated.set(0);
    this.resource.reload();
  }

  private reloadUnlessHeld(): void {
    if (this.outdated() > 0 && !this.held()) this.reload();
  }

  private take(messages: readonly LiveMessage[]): void {
    if (asksForReload(messages)) this.reload();
    const page = this.page();
    if (!page) return;
    const patched = patchPage(page, messages, dependsOnVerdict(this.query()));
    if (patched.page !== page) this.page.set(patched.page);
    if (patched.changed.size > 0) this.flash(patched.changed);
    if (patched.outdated > 0) this.outdated.update((count) => count + patched.outdated);
  }

  private flash(changed: ReadonlyMap<string, NawalaStatus>): void {
    this.flashes.update((flashes) => {
      const next = new Map(flashes);
      for (const [id, status] of changed) next.set(id, { status, turn: flashes.get(id)?.turn === 0 ? 1 : 0 });
      return next;
    });
  }
}
