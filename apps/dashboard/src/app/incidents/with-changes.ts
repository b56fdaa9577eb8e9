import { INCIDENT_STATES, type IncidentDto, type IncidentPageDto } from '@nawala/contracts';
import { incidentsIn, type LiveMessage } from '../live/live-message';

const rank = ({ state }: IncidentDto) => INCIDENT_STATES.indexOf(state);

/**
 * A page as it is after changes that were pushed: rows that stand on it change and go where they belong now. What is new
 * is for the next read, and so is what admins alone see of deliveries, which is not pushed.
 */
export function withChanges(page: IncidentPageDto, messages: readonly LiveMessage[]): IncidentPageDto {
  const changed = new Map(
    incidentsIn(messages)
      .flatMap(({ incidents }) => incidents)
      .map((incident) => [incident.id, incident]),
  );
  if (!page.items.some(({ id }) => changed.has(id))) return page;
  const items = page.items.map((known) => {
    const now = changed.get(known.id);
    return now ? { ...now, deliveries: known.deliveries } : known;
  });
  return { ...page, items: items.sort((a, b) => rank(a) - rank(b)) };
}

export const concernsIncidents = (messages: readonly LiveMessage[]): boolean => incidentsIn(messages).length > 0;
