import { computed, DestroyRef, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { NawalaStatus } from '@nawala/contracts';
import { kept } from '../../live/kept';
import { LiveClient } from '../../live/live-client';
import { asksForReload, type LiveMessage } from '../../live/live-message';
import { reloadSoon } from '../../live/reload-soon';
import { rereading } from '../../live/rereading';
import { type DomainQuery, isFiltered } from '../domain-query';
import { DomainsApi } from '../domains-api';
import { listStateOf } from './list-state';
import { OrderHold } from './order-hold';
import { type PatchedPage, patchPage } from './patch-page';

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
  private readonly live = inject(LiveClient);
  private readonly resource = inject(DomainsApi).page(this.query);
  private readonly page = kept(this.resource);
  /** The query that the rows answer: the one before while a new one is on its way, or has failed. */
  private readonly answered = linkedSignal<DomainQuery | undefined, DomainQuery | undefined>({
    source: () => (this.resource.hasValue() ? this.query() : undefined),
    computation: (query, previous) => query ?? previous?.value,
  });
  private readonly outdated = signal(0);
  private readonly reread = rereading(this.resource);
  /** What came while an answer was on its way, which may or may not know of it. */
  private unsettled: LiveMessage[] = [];

  readonly hold = new OrderHold();
  readonly flashes = signal<ReadonlyMap<string, Flash>>(new Map());
  readonly waiting = computed(() => (this.hold.held() ? this.outdated() : 0));
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly total = computed(() => this.page()?.total ?? 0);
  readonly loading = this.resource.isLoading;
  /** What is shown answers another question than was asked last. Rows that are merely read again stay as they are. */
  readonly turning = computed(() => this.loading() && this.answered() !== this.query());
  readonly failed = computed(() => this.resource.error() !== undefined);
  readonly state = computed(() => {
    const [rows, query, answered, failed] = [this.page()?.total, this.query(), this.answered(), this.failed()];
    return listStateOf({ rows: failed && answered !== query ? undefined : rows, failed, filtered: isFiltered(query) });
  });

  constructor(private readonly query: Signal<DomainQuery>) {
    const soon = reloadSoon(() => this.reloadUnlessHeld());
    this.live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => this.take(messages));
    this.live.gaps.pipe(takeUntilDestroyed()).subscribe(() => {
      this.unsettled = [];
      this.reload();
    });
    effect(() => {
      if (!this.loading()) untracked(() => this.settle());
    });
    effect(() => {
      if (this.outdated() > 0 && !this.hold.held()) untracked(soon);
    });
    inject(DestroyRef).onDestroy(() => this.hold.release());
    effect(() => {
      this.query();
      untracked(() => this.flashes.set(new Map()));
    });
  }

  /** Reads the page anew; the rows stay until the new ones are there. */
  reload(): void {
    this.outdated.set(0);
    this.reread();
  }

  private reloadUnlessHeld(): void {
    if (this.outdated() > 0 && !this.hold.held()) this.reload();
  }

  private take(messages: readonly LiveMessage[]): void {
    this.settle();
    if (asksForReload(messages)) this.reload();
    if (this.loading()) this.unsettled.push(...messages);
    const { changed, outdated } = this.apply(messages);
    if (changed.size > 0) this.flash(changed);
    if (outdated > 0) this.outdated.update((count) => count + outdated);
  }

  /** The answer is there: what came meanwhile goes on top of it. All of it, in order, so that the last word wins. */
  private settle(): void {
    if (this.loading() || this.unsettled.length === 0) return;
    const { outdated } = this.apply(this.unsettled);
    this.unsettled = [];
    this.outdated.update((count) => Math.max(count, outdated));
  }

  private apply(messages: readonly LiveMessage[]): Omit<PatchedPage, 'page'> {
    const page = this.page();
    if (!page) return { changed: new Map(), outdated: 0 };
    const patched = patchPage(page, messages, this.query());
    if (patched.page !== page) this.page.set(patched.page);
    return patched;
  }

  private flash(changed: ReadonlyMap<string, NawalaStatus>): void {
    this.flashes.update((flashes) => {
      const next = new Map(flashes);
      for (const [id, status] of changed) next.set(id, { status, turn: flashes.get(id)?.turn === 0 ? 1 : 0 });
      return next;
    });
  }
}
