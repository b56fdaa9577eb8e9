import type { BrandRef } from './brand';
import type { DeliveryDto } from './deliveries';
import type { ReasonParams } from './reason-params';
import type { ScanMethod } from './statuses';

export const INCIDENT_STATES = ['open', 'acknowledged', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Why an incident ended though no checker said that the block did. */
export const CLOSED_BECAUSE = ['paused', 'deleted', 'renamed', 'vantage-forgotten'] as const;
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];

/** What one vantage saw of it, last. */
export interface IncidentVantageDto {
  vantage: string;
  since: string;
  /** When it said otherwise; null while it has not, also while it says nothing. */
  until: string | null;
  method: ScanMethod | null;
  reason: string | null;
  /** The reason without a language, where the checker gave one: `sayReason` in `@nawala/rules/reasons` says it. */
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
}

export interface AcknowledgementDto {
  /** The name stays when the account goes. */
  by: { id: string; name: string };
  at: string;
  note: string;
}

/** The time in which a domain was on a block list. Times are ISO 8601 UTC. */
export interface IncidentDto {
  id: string;
  domainId: string;
  domain: string;
  /** As people write it, where that is safe to show; else the same. */
  displayName: string;
  brand: BrandRef;
  openedAt: string;
  closedAt: string | null;
  closedBecause: ClosedBecause | null;
  /** How often it was blocked again within 30 minutes of its end. */
  reopened: number;
  /** It comes and goes: three times within 30 minutes, and was not stable for 30 minutes since. */
  flapping: boolean;
  state: IncidentState;
  vantages: IncidentVantageDto[];
  acknowledged: AcknowledgementDto | null;
  /** The mute that lasts longest; `until` null: until somebody ends it. */
  muted: { until: string | null; reason: string } | null;
  /** Others of the brand that opened at about the same time, itself counted; null when there are none. */
  burst: { id: string; size: number } | null;
  deliveries: DeliveryDto[];
}

export type IncidentCounts = Record<IncidentState, number>;

/** Open first, then acknowledged, then closed; newest first. `next` is opaque: as `before` it gives the rest. */
export interface IncidentPageDto {
  items: IncidentDto[];
  next: string | null;
  /** Under the filter, its `state` aside. */
  counts: IncidentCounts;
}

export interface IncidentsChangedDto {
  /** At most 20, as they are now, without `channel` and `error`. */
  incidents: IncidentDto[];
  /** Of all incidents. */
  counts: IncidentCounts;
  /** How many more have changed. */
  more: number;
}

export interface ChangedDto {
  changed: number;
}
