import type { DomainDto, NawalaStatus, Page } from '@nawala/contracts';
import { isTransition, type LiveMessage, verdictsIn } from '../../live/live-message';
import { dependsOnEdit, dependsOnVerdict, type DomainQuery } from '../domain-query';
import { withEdit, withVerdict } from '../with-verdict';

export interface PatchedPage {
  page: Page<DomainDto>;
  /** Rows whose verdict changed, with the new one: to be highlighted. */
  changed: ReadonlyMap<string, NawalaStatus>;
  /** How many things happened that the server may answer differently now: other rows, another order, another total. */
  outdated: number;
}

/** The row after one message; the same object when the message is not about it. */
function patchRow(row: DomainDto, message: LiveMessage): DomainDto {
  switch (message.type) {
    case 'domain:updated':
      return message.payload.domain.id === row.id ? withEdit(row, message.payload.domain) : row;
    case 'brand:updated': {
      const { id, name, code, color } = message.payload.brand;
      return row.brand.id === id ? { ...row, brand: { id, name, code, color } } : row;
    }
    default:
      return verdictsIn([message]).reduce(
        (patched, verdict) => (verdict.domainId === row.id ? withVerdict(patched, verdict) : patched),
        row,
      );
  }
}

/** Changes of the list that patched rows do not show. What stays in its place is up to date already. */
function outdatedBy(message: LiveMessage, rows: ReadonlyMap<string, DomainDto>, query: DomainQuery): number {
  switch (message.type) {
    case 'domain:created':
    case 'domain:deleted':
      return 1;
    case 'domain:updated': {
      const { domain } = message.payload;
      const row = rows.get(domain.id);
      return row && !dependsOnEdit(query, row, domain) ? 0 : 1;
    }
    case 'brand:updated':
      return query.brands.length > 0 ? 1 : 0;
    default:
      return dependsOnVerdict(query) ? verdictsIn([message]).filter(isTransition).length : 0;
  }
}

/** Live events applied to the page that answers `query`: rows change in place and never move. */
export function patchPage(page: Page<DomainDto>, messages: readonly LiveMessage[], query: DomainQuery): PatchedPage {
  const rows = new Map(page.items.map((row) => [row.id, row]));
  const transitions = verdictsIn(messages).filter((verdict) => rows.has(verdict.domainId) && isTransition(verdict));
  const items = page.items.map((row) => messages.reduce(patchRow, row));
  return {
    page: items.some((row, index) => row !== page.items[index]) ? { ...page, items } : page,
    changed: new Map(transitions.map(({ domainId, nawala }) => [domainId, nawala.status])),
    outdated: messages.reduce((sum, message) => sum + outdatedBy(message, rows, query), 0),
  };
}
