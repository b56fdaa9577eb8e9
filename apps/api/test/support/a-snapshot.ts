import type { IncidentSnapshot, IncidentVantage } from '../../src/incidents/incident-events';

const OPENED = new Date('2026-11-26T04:48:00Z');

export const aSighting = (vantage: string, until: Date | null = null): IncidentVantage => ({
  vantage,
  since: OPENED,
  until,
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
});

/** Number `n` of those that telkom sees blocked, since 26 November 2026, 04:48 UTC. */
export const aSnapshot = (n: number, over: Partial<IncidentSnapshot> = {}): IncidentSnapshot => ({
  id: String(n).padStart(24, '0'),
  domainId: String(n).padStart(24, 'd'),
  domain: `site-${n}.example`,
  brandId: 'b'.repeat(24),
  tags: [],
  openedAt: OPENED,
  closedAt: null,
  closedBecause: null,
  reopened: 0,
  flapping: false,
  state: 'open',
  vantages: [aSighting('telkom')],
  acknowledged: null,
  ...over,
});

/** The same, over since then. */
export const anEnded = (n: number, closedAt: Date, over: Partial<IncidentSnapshot> = {}): IncidentSnapshot =>
  aSnapshot(n, { state: 'closed', closedAt, vantages: [aSighting('telkom', closedAt)], ...over });
