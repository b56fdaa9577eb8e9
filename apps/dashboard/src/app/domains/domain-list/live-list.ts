import { computed, DestroyRef, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import type { DomainDto, DomainPageDto, NawalaStatus } from '@nawala/contracts';
import type { LiveMessage } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { reloadSoon } from '../../live/reload-soon';
import { type DomainQuery, isFiltered } from '../domain-query';
import { OrderHold } from '../../ui/table/order-hold';
import { ListApi } from './list-api';
import { offsetAt } from './list-layout';
import { listStateOf } from './list-state';
import { patchPage } from './patch-page';

/** How a row is highlighted. `turn` alternates, so that the animation starts anew. */
export interface Flash {
  status: NawalaStatus;
  turn: 0 | 1;
}

/** A little longer than it is seen: a row that is scrolled away and back does not flash again. */
const FLASH_MS = 2_000;

const NO_ROWS: readonly DomainDto[] = [];

export interface LiveListOptions {
  /** The row that is at the top at first. */
  begin?: number;
  /** How many rows are read at once. */
  limit?: number;
  /** When that changes another list begins, at its top. The query, if nothing else is said. */
  question?: Signal<unknown>;
}

/**
 * A window of a list of domains that stays true: patched in place as verdicts come, read anew when rows may come, go or
 * move. To be made where a component is made. While the order is held, `waiting` counts what has yet to be applied.
 */
export class LiveList {
  /** Where the window begins that is asked for. */
  readonly offset = linkedSignal<unknown, number>({
    source: () => (this.options.question ?? this.query)(),
    computation: (_, before) => (before ? 0 : offsetAt(this.options.begin ?? 0)),
  });
  private readonly resource = inject(ListApi).window(this.query, this.offset, this.options.limit);
  private readonly page = liveResource(this.resource, {
    patch: (page, messages, again) => this.patched(page, messages, again),
  });
  /** How many changes of the list the rows do not show. An answer has all that was before it. */
  private readonly outdated = linkedSignal({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: () => 0,
  });
  /** What was asked when the rows that are shown were answered. */
  private readonly answered = linkedSignal<DomainQuery | undefined, DomainQuery | undefined>({
    source: () => (this.page.current() ? this.query() : undefined),
    computation: (query, before) => query ?? before?.value,
  });

  readonly hold = new OrderHold();
  readonly flashes = signal<ReadonlyMap<string, Flash>>(new Map());
  readonly waiting = computed(() => (this.hold.held() ? this.outdated() : 0));
  readonly rows = computed(() => this.page.value()?.items ?? NO_ROWS);
  /** Where the rows begin that are there. */
  readonly first = computed(() => this.page.value()?.offset ?? 0);
  readonly total = computed(() => this.page.value()?.total ?? 0);
  readonly totalIsExact = computed(() => this.page.value()?.totalExact !== false);
  readonly groups = computed(() => this.page.value()?.groups);
  readonly reading = this.page.reading;
  readonly failed = this.page.failed;
  /** Reads the window anew; the rows stay until the new ones are there. */
  readonly reload = this.page.reload;
  /** What is shown answers another question than was asked last. Rows that are merely read again stay as they are. */
  private readonly outlived = computed(() => this.answered() !== this.query());
  readonly turning = computed(() => this.outlived() && !this.failed());
  readonly state = computed(() => {
    const rows = this.failed() && this.outlived() ? undefined : this.page.value()?.total;
    return listStateOf({ rows, failed: this.failed(), filtered: isFiltered(this.query()) });
  });

  constructor(
    private readonly query: Signal<DomainQuery>,
    private readonly options: LiveListOptions = {},
  ) {
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

  private patched(page: DomainPageDto, messages: readonly LiveMessage[], again: boolean): DomainPageDto {
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
    const begun = this.flashes();
    setTimeout(() => this.fade([...changed.keys()].filter((id) => this.flashes().get(id) === begun.get(id))), FLASH_MS);
  }

  private fade(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.flashes.update((flashes) => new Map([...flashes].filter(([id]) => !ids.includes(id))));
  }
}
