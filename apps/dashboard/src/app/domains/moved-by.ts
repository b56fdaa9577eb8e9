import type { DomainDto, NawalaUpdated } from '@nawala/contracts';
import { isTransition } from '../live/live-message';
import type { DomainQuery } from './domain-query';

/** Whether a changed verdict may move domains into, out of or about the list, even where it is none that blocks or frees. */
export const dependsOnVerdict = ({ show, block, changed, grouped, sort }: DomainQuery): boolean =>
  (show !== 'all' && show !== 'paused') ||
  block !== null ||
  changed !== null ||
  grouped ||
  sort === null ||
  !/domain|createdAt/.test(sort);

/** In every order what is blocked comes first. */
const blocksOrFrees = ({ previousStatus, nawala }: NawalaUpdated): boolean =>
  (previousStatus === 'ada') !== (nawala.status === 'ada');

/** Whether this verdict may do so. A vantage says something new when it says it since it was last asked. */
export function isMovedBy(query: DomainQuery, verdict: NawalaUpdated): boolean {
  // Every report makes a domain fresh, and lately checked.
  if (query.stale || query.checked !== null) return true;
  if (isTransition(verdict) && (blocksOrFrees(verdict) || dependsOnVerdict(query))) return true;
  const { vantage } = verdict as Partial<NawalaUpdated>;
  const isAsked = query.seen.some((each) => each.startsWith(`${vantage?.vantage}:`));
  return isAsked && vantage?.since === vantage?.lastChecked;
}

/** Whether an edit from `before` to `after` may move the domain into, out of or about the list. The name ends every order. */
export function dependsOnEdit(
  { show, q, brands, tags, grouped, stale }: DomainQuery,
  before: DomainDto,
  after: DomainDto,
): boolean {
  const searched = q.trim() !== '';
  const decisive = (domain: DomainDto) => [
    domain.domain,
    (show !== 'all' || grouped || stale) && domain.active,
    (brands.length > 0 || grouped || searched) && domain.brand.id,
    (searched || tags.length > 0) && domain.tags,
    searched && domain.note,
  ];
  return JSON.stringify(decisive(before)) !== JSON.stringify(decisive(after));
}
