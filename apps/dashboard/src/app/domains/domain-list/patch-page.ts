import type { DomainDto, DomainPageDto, NawalaStatus, NawalaUpdated } from '@nawala/contracts';
import { isTransition, type LiveMessage, verdictsIn } from '../../live/live-message';
import type { DomainQuery } from '../domain-query';
import { dependsOnEdit, isMovedBy } from '../moved-by';
import { withEdit, withVerdict } from '../with-verdict';

export interface PatchedPage {
  page: DomainPageDto;
  /** Rows whose verdict changed, with the new one: to be highlighted. */
  changed: ReadonlyMap<string, NawalaStatus>;
  /** How many things happened that the server may answer differently now: other rows, another order, another total. */
  outdated: number;
}

/** The rows of a page by id, in their order: a message is looked up, so that a burst costs what it has, not rows × messages. */
class Rows {
  readonly changed = new Map<string, NawalaStatus>();
  private readonly rows: Map<string, DomainDto>;
  /** As they were before the messages. */
  private readonly shown: ReadonlyMap<string, DomainDto>;
  private touched = false;

  constructor(private readonly page: DomainPageDto) {
    this.shown = new Map(page.items.map((row) => [row.id, row]));
    this.rows = new Map(this.shown);
  }

  get patched(): DomainPageDto {
    return this.touched ? { ...this.page, items: [...this.rows.values()] } : this.page;
  }

  before(id: string): DomainDto | undefined {
    return this.shown.get(id);
  }

  judge(verdict: NawalaUpdated): void {
    const row = this.rows.get(verdict.domainId);
    if (!row) return;
    this.put(row, withVerdict(row, verdict));
    if (isTransition(verdict)) this.changed.set(row.id, verdict.nawala.status);
  }

  edit(domain: DomainDto): void {
    const row = this.rows.get(domain.id);
    if (row) this.put(row, withEdit(row, domain));
  }

  /** Brands change seldom, so these alone look at every row. */
  rename({ id, name, code, color }: DomainDto['brand']): void {
    for (const row of this.rows.values()) {
      if (row.brand.id === id) this.put(row, { ...row, brand: { id, name, code, color } });
    }
  }

  private put(row: DomainDto, patched: DomainDto): void {
    if (patched === row) return;
    this.rows.set(row.id, patched);
    this.touched = true;
  }
}

/** Applies a message, and says how many changes of the list the patched rows do not show. */
function apply(message: LiveMessage, rows: Rows, query: DomainQuery): number {
  switch (message.type) {
    case 'domain:created':
    case 'domain:deleted':
      return 1;
    case 'domain:updated': {
      const { domain } = message.payload;
      const before = rows.before(domain.id);
      rows.edit(domain);
      return before && !dependsOnEdit(query, before, domain) ? 0 : 1;
    }
    case 'brand:updated':
      rows.rename(message.payload.brand);
      return query.brands.length > 0 || query.grouped || query.q.trim() !== '' ? 1 : 0;
    default: {
      const verdicts = verdictsIn([message]);
      for (const verdict of verdicts) rows.judge(verdict);
      return verdicts.filter((verdict) => isMovedBy(query, verdict)).length;
    }
  }
}

/** Live events applied to the page that answers `query`: rows change in place and never move. */
export function patchPage(page: DomainPageDto, messages: readonly LiveMessage[], query: DomainQuery): PatchedPage {
  const rows = new Rows(page);
  const outdated = messages.reduce((sum, message) => sum + apply(message, rows, query), 0);
  return { page: rows.patched, changed: rows.changed, outdated };
}
