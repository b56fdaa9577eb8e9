import type { IncidentDto, IncidentVantageDto } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';

const OPENED = '2026-01-02T00:00:00.000Z';
const { id, name, code, color } = aBrand();
let last = 0;

export const aSight = (vantage: string, over: Partial<IncidentVantageDto> = {}): IncidentVantageDto => ({
  vantage,
  since: OPENED,
  until: null,
  method: 'dns',
  reason: 'answer replaced',
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  ...over,
});

/** Open, seen by telkom, told to nobody. */
export const anIncident = (over: Partial<IncidentDto> = {}): IncidentDto => ({
  id: (++last).toString(16).padStart(24, '0'),
  domainId: 'd'.repeat(24),
  domain: 'shop.aurora.example.com',
  displayName: over.domain ?? 'shop.aurora.example.com',
  brand: { id, name, code, color },
  openedAt: OPENED,
  closedAt: null,
  closedBecause: null,
  reopened: 0,
  flapping: false,
  state: 'open',
  vantages: [aSight('telkom')],
  acknowledged: null,
  muted: null,
  burst: null,
  deliveries: [],
  ...over,
});
