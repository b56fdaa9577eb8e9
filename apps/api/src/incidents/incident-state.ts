import { INCIDENT_STATES, type ClosedBecause, type IncidentState } from '@nawala/contracts';
import type { IncidentRecord, UntoldEvent } from './incident.schema';

export type Incident = IncidentRecord;

const MINUTE_MS = 60_000;
/** One that ended less than so long ago goes on when the domain is blocked again. */
const REOPEN_MS = 30 * MINUTE_MS;
/** Three changes within so long are flapping, and none for so long is its end. */
const FLAPPING_MS = 30 * MINUTE_MS;
const FLIPS = 3;

/** Later than anything ends. */
export const OPEN_END = new Date(Date.UTC(9999, 11, 31));

/** Open first, then acknowledged, then closed. */
export const rankOf = (state: IncidentState): number => INCIDENT_STATES.indexOf(state);

export const stateOf = ({ closedAt, acknowledged }: Pick<Incident, 'closedAt' | 'acknowledged'>): IncidentState =>
  closedAt ? 'closed' : acknowledged ? 'acknowledged' : 'open';

export const goesOn = ({ closedAt, closedBecause }: Incident, at: Date): boolean =>
  closedAt !== null &&
  at.getTime() - closedAt.getTime() < REOPEN_MS &&
  closedBecause !== 'renamed' &&
  closedBecause !== 'deleted';

/** With all that follows from its state. */
export function settled(incident: Incident): Incident {
  const { closedAt, domain, openDomain: _open, ...rest } = incident;
  return {
    ...rest,
    domain,
    closedAt,
    rank: rankOf(stateOf(incident)),
    endsAt: closedAt ?? OPEN_END,
    ...(closedAt === null && { openDomain: domain }),
  };
}

/** Blocked or free again: is it flapping now, and does that begin? */
export function flipped(incident: Incident, at: Date): Incident {
  const flips = [...incident.flips, at].slice(-FLIPS);
  const [first] = flips;
  const isTooOften = flips.length === FLIPS && first !== undefined && at.getTime() - first.getTime() < FLAPPING_MS;
  const flapping = incident.flapping || isTooOften;
  return {
    ...incident,
    flips,
    flapping,
    ...(flapping && { stableAt: new Date(at.getTime() + FLAPPING_MS) }),
  };
}

export function calmed({ stableAt: _stableAt, ...incident }: Incident): Incident {
  return { ...incident, flips: [], flapping: false };
}

export const closed = (incident: Incident, at: Date, closedBecause: ClosedBecause | null): Incident => ({
  ...incident,
  closedAt: at,
  closedBecause,
  vantages: incident.vantages.map((each) => ({ ...each, until: each.until ?? at })),
});

/** In the same write as what it tells of. */
export const withUntold = (incident: Incident, event: UntoldEvent): Incident => ({
  ...incident,
  untold: [...(incident.untold ?? []), event],
  untoldSince: incident.untoldSince ?? event.recordedAt,
});
