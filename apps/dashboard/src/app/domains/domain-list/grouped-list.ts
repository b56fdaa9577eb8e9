import { computed, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import type { DomainGroupDto } from '@nawala/contracts';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { type DomainQuery, sameQuery } from '../domain-query';
import { ListApi } from './list-api';
import { layoutOf, type ListLayout, offsetFor } from './list-layout';
import { LiveList } from './live-list';
import { openBrandsOf } from './open-brands';
import type { Span } from '../../ui/table/row-span';

const NONE: ReadonlySet<string> = new Set();

/**
 * A long list, of which a window is read, and whose rows may stand under heads of brands that fold them away. To be made
 * where a component is made.
 */
export class GroupedList {
  /** Codes of brands whose rows are folded away. */
  readonly closed = linkedSignal<DomainQuery, ReadonlySet<string>>({
    source: () => this.query(),
    computation: () => NONE,
  });
  private readonly folded = computed(() => this.closed().size > 0);
  /** While brands are folded away: all that match. */
  private readonly groups = liveResource(
    inject(ListApi).groups(computed(() => (this.folded() ? this.query() : undefined))),
    { outdatedBy: changesCounts },
  );
  /** A signal of its own: what is asked depends on it, and it on the answers. */
  private readonly matching = signal<readonly DomainGroupDto[] | undefined>(undefined);
  /** Of brands that are folded away no rows are asked for. */
  readonly asked = computed(() => openBrandsOf(this.query(), this.closed(), this.matching()), { equal: sameQuery });
  readonly rows: LiveList;

  /** Undefined where nothing is grouped. */
  readonly heads = computed(() => (this.folded() ? this.matching() : this.rows.groups()));
  /** How many match, folded away or not. */
  readonly total = computed(() => this.heads()?.reduce((sum, { total }) => sum + total, 0) ?? this.rows.total());
  /** Of the rows that are there: as long as they answer the question before, so does it. */
  readonly layout = linkedSignal<ListLayout | undefined, ListLayout>({
    source: () => (this.rows.turning() ? undefined : layoutOf(this.rows.total(), this.heads(), this.closed())),
    computation: (layout, before) => layout ?? before?.value ?? layoutOf(0, undefined, NONE),
  });
  readonly read = computed(() => ({ offset: this.rows.first(), items: this.rows.rows() }));

  /** @param begin the row that is at the top at first */
  constructor(
    private readonly query: Signal<DomainQuery>,
    begin: number,
  ) {
    this.rows = new LiveList(this.asked, { begin, question: query });
    effect(() => {
      const groups = this.folded() ? this.groups.value()?.groups : this.rows.groups();
      if (groups) this.matching.set(groups);
    });
  }

  /**
   * Reads what is to be seen, unless something is on its way: whoever scrolls fast gets what the server can answer, and the
   * server is not asked for windows that nobody waits for. To be called again when that has arrived.
   */
  look(span: Span): void {
    const offset = offsetFor(this.layout(), span);
    const busy = this.rows.reading();
    if (offset !== undefined && !busy) untracked(() => this.rows.offset.set(offset));
  }

  toggle(code: string): void {
    this.closed.update((closed) => {
      const next = new Set(closed);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }

  /** All brands folded away, or none. */
  fold(all: boolean): void {
    this.closed.set(all ? new Set(this.heads()?.map(({ brand }) => brand.code)) : NONE);
  }
}
