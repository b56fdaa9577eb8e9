import type { IncidentDto, IncidentsChangedDto } from '@nawala/contracts';

/** Incidents that one message names. */
const NAMED = 20;

/** Several messages as one, oldest first: each incident as it is now, and the newest counts. */
export function mergedChanges(changes: readonly IncidentsChangedDto[]): IncidentsChangedDto {
  const each = new Map<string, IncidentDto>();
  for (const incident of changes.flatMap(({ incidents }) => incidents)) {
    // The last that was said comes last.
    each.delete(incident.id);
    each.set(incident.id, incident);
  }
  const named = [...each.values()].slice(-NAMED);
  const unnamed = changes.reduce((sum, { more }) => sum + more, 0);
  return { incidents: named, counts: changes.at(-1)!.counts, more: unnamed + each.size - named.length };
}
