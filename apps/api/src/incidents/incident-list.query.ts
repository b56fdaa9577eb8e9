import { INCIDENT_STATES, type IncidentFilterDto, type IncidentState } from '@nawala/contracts';
import { type QueryFilter, Types } from 'mongoose';
import type { IncidentRecord } from './incident.schema';
import { type Incident, rankOf } from './incident-state';

type Filter = QueryFilter<IncidentRecord>;

/** All of the filter but its states. */
export const filterOf = ({ brand, domain, vantage, since, burst }: IncidentFilterDto): Filter => ({
  ...(brand !== undefined && { brand: new Types.ObjectId(brand) }),
  ...(domain !== undefined && { domain: new Types.ObjectId(domain) }),
  ...(burst !== undefined && { burst: new Types.ObjectId(burst) }),
  ...(vantage !== undefined && { 'vantages.vantage': vantage }),
  ...(since !== undefined && { endsAt: { $gte: new Date(since) } }),
});

/** Where a page ended: the next one begins behind it. */
export const markOf = ({ rank, openedAt, _id }: Incident): string =>
  [rank, openedAt.getTime(), _id.toHexString()].join('.');

/** Filters that an index answers one after the other, in the order of the list. */
export function rangesOf(states: readonly IncidentState[] = INCIDENT_STATES, before?: string): Filter[] {
  const ranks = INCIDENT_STATES.filter((state) => states.includes(state)).map(rankOf);
  if (before === undefined) return ranks.map((rank) => ({ rank }));
  const [last, time, id] = before.split('.');
  const openedAt = new Date(Number(time));
  return ranks.flatMap((rank): Filter[] => {
    if (rank < Number(last)) return [];
    if (rank > Number(last)) return [{ rank }];
    return [
      { rank, openedAt, _id: { $lt: new Types.ObjectId(id) } },
      { rank, openedAt: { $lt: openedAt } },
    ];
  });
}
