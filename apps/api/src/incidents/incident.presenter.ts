import type { BrandRef, DeliveryDto, IncidentDto, IncidentVantageDto } from '@nawala/contracts';
import { displayNameOf } from '../common/display-name';
import type { IncidentVantage } from './incident-events';
import { type Incident, stateOf } from './incident-state';

/** What an incident does not hold itself. */
export interface Surroundings {
  brand: BrandRef;
  muted: { until: Date | null; reason: string } | null;
  burstSize: number;
  deliveries: readonly DeliveryDto[];
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const presentVantage = (vantage: IncidentVantage): IncidentVantageDto => ({
  vantage: vantage.vantage,
  since: vantage.since.toISOString(),
  until: iso(vantage.until),
  method: vantage.method,
  reason: vantage.reason,
  reasonCode: vantage.reasonCode,
  reasonParams: vantage.reasonParams,
  confirmed: vantage.confirmed,
});

export const presentIncident = (
  incident: Incident,
  { brand, muted, burstSize, deliveries }: Surroundings,
): IncidentDto => ({
  id: incident._id.toHexString(),
  domainId: incident.domain.toHexString(),
  domain: incident.target,
  displayName: displayNameOf(incident.target),
  brand,
  openedAt: incident.openedAt.toISOString(),
  closedAt: iso(incident.closedAt),
  closedBecause: incident.closedBecause,
  reopened: incident.reopened,
  flapping: incident.flapping,
  state: stateOf(incident),
  vantages: incident.vantages.map(presentVantage),
  acknowledged: incident.acknowledged && {
    by: incident.acknowledged.by,
    at: incident.acknowledged.at.toISOString(),
    note: incident.acknowledged.note,
  },
  muted: muted && { until: iso(muted.until), reason: muted.reason },
  burst: burstSize > 1 ? { id: incident.burst.toHexString(), size: burstSize } : null,
  deliveries: [...deliveries],
});

/** Where it went and what came back is not for everybody. */
export const withoutChannel = ({ channel: _channel, error: _error, ...delivery }: DeliveryDto): DeliveryDto => delivery;
