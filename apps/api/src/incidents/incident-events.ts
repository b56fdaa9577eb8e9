import type { ClosedBecause, IncidentState, ReasonParams, ScanMethod } from '@nawala/contracts';

/**
 * What happened to an incident.
 *
 * - `opened`, `closed`: it was blocked (again), and is not any more. Not announced while it flaps.
 * - `grown`, `shrunk`: another vantage sees it (again); one says that it is not blocked there any more, and others still do.
 * - `flapping`: the third change within 30 minutes, which is not announced as `opened` or `closed`; `stable`: none for 30
 *   minutes since. The incident tells its state.
 * - `acknowledged`: somebody takes care of it.
 * - `closed-silently`: it was paused, deleted or renamed, or its network forgotten. Nobody is told; what waits to be told is void.
 */
export type IncidentEventType =
  'opened' | 'grown' | 'shrunk' | 'closed' | 'closed-silently' | 'flapping' | 'stable' | 'acknowledged';

/** Of one vantage, the latest that it saw of the incident. */
export interface IncidentVantage {
  vantage: string;
  since: Date;
  /** When it said otherwise (or the incident ended); null while it has not, also while it says nothing. */
  until: Date | null;
  method: ScanMethod | null;
  reason: string | null;
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
}

/** An incident as it stands when its events are handed over, which may be later than an event tells. Ids are 24 hex digits. */
export interface IncidentSnapshot {
  id: string;
  domainId: string;
  domain: string;
  brandId: string;
  /** The domain's, now. */
  tags: readonly string[];
  openedAt: Date;
  closedAt: Date | null;
  closedBecause: ClosedBecause | null;
  reopened: number;
  flapping: boolean;
  state: IncidentState;
  vantages: readonly IncidentVantage[];
  acknowledged: { by: { id: string; name: string }; at: Date; note: string } | null;
}

export interface IncidentEvent {
  /** One per fact, the same however often it is handed over: what may happen once only is made unique by it. */
  key: string;
  type: IncidentEventType;
  incident: IncidentSnapshot;
  /** The transition behind it (24 hex digits), whose `seq` this is; null where there is none. */
  transitionId: string | null;
  /** Of two events of one incident, the one with the greater number came later. */
  seq: number;
  /** The vantage that made the difference; null where none did. */
  vantage: string | null;
  /** When it happened. */
  at: Date;
  /** When the server recorded it: a rule sees what is recorded after it was made. */
  recordedAt: Date;
}

export interface VantageEvent {
  /** `silent:telkom:<last report>`, `back:telkom:<last report before>`, `blind:telkom:<since>`. */
  key: string;
  type: 'checker-silent' | 'checker-back' | 'checker-blind';
  vantage: string;
  /** Since when it is silent or blind; when it came back. */
  at: Date;
  recordedAt: Date;
}

/** What was muted, and is no longer. Ids are 24 hex digits. */
export interface MuteEnded {
  id: string;
  scope: { domainId?: string; brandId?: string; tag?: string };
}
