import type { DomainDto, NawalaStatus, Page } from '@nawala/contracts';
import { isTransition, type LiveMessage, verdictsIn } from '../../live/live-message';
import { withVerdict } from '../with-verdict';

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
      return message.payload.domain.id === row.id ? message.payload.domain : row;
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

/** Changes of the list that a patched row does not show. A `domain:updated` of a row that is shown is in place already. */
function outdatedBy(message: LiveMessage, shown: ReadonlySet<string>, dependsOnVerdict: boolean): number {
  switch (message.type) {
    case 'domain:created':
    case 'domain:deleted':
      return 1;
    case 'domain:updated':
      return shown.has(message.payload.domain.id) ? 0 : 1;
    default:
      return dependsOnVerdict ? verdictsIn([message]).filter(isTransition).length : 0;
  }
}

/**
 * Live events applied to the page that is shown: rows change in place and never move. `dependsOnVerdict` says whether a
 * changed verdict could also change which rows the page has.
 */
export function patchPage(
  page: Page<DomainDto>,
  messages: readonly LiveMessage[],
  dependsOnVerdict: boolean,
): PatchedPage {
  const shown = new Set(page.items.map(({ id }) => id));
  const transitions = verdictsIn(messages).filter((verdict) => shown.has(verdict.domainId) && isTransition(verdict));
  const items = page.items.map((row) => messages.reduce(patchRow, row));
  return {
    page: items.some((row, index) => row !== page.items[index]) ? { ...page, items } : page,
    changed: new Map(transitions.map(({ domainId, nawala }) => [domainId, nawala.status])),
    outdated: messages.reduce((sum, message) => sum + outdatedBy(message, shown, dependsOnVerdict), 0),
  };
}
