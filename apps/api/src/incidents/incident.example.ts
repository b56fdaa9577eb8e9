import type { IncidentDto } from '@nawala/contracts';

/** Blocked in one network, told in one chat, and taken by somebody. */
export const INCIDENT_EXAMPLE: IncidentDto = {
  id: '66f2a1b3c4d5e6f708192a61',
  domainId: '66f2a1b3c4d5e6f708192a4c',
  domain: 'shop.aurora.example.com',
  displayName: 'shop.aurora.example.com',
  brand: { id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR', color: '#0b6270' },
  openedAt: '2026-10-12T03:12:09.000Z',
  closedAt: null,
  closedBecause: null,
  reopened: 0,
  flapping: false,
  state: 'acknowledged',
  vantages: [
    {
      vantage: 'telkom',
      since: '2026-10-12T03:12:09.000Z',
      until: null,
      method: 'dns',
      reason: 'CNAME lands on internetpositif.id',
      reasonCode: null,
      reasonParams: null,
      confirmed: true,
    },
  ],
  acknowledged: {
    by: { id: '66f2a1b3c4d5e6f708192a00', name: 'Admin' },
    at: '2026-10-12T03:20:00.000Z',
    note: 'moving them to another host',
  },
  muted: null,
  burst: null,
  deliveries: [
    {
      event: 'incident.opened',
      kind: 'telegram',
      state: 'sent',
      why: null,
      at: '2026-10-12T03:12:40.000Z',
      attempts: 1,
      nextAt: null,
      channel: { id: '66f2a1b3c4d5e6f708192a71', name: 'On call' },
      error: null,
    },
  ],
};

/** As in the export. */
export const CSV_EXAMPLE =
  'id,domain,brand,state,openedAt,closedAt,closedBecause,reopened,vantages,reason,acknowledgedBy,acknowledgedAt,note\r\n' +
  '66f2a1b3c4d5e6f708192a61,shop.aurora.example.com,AUR,acknowledged,2026-10-12T03:12:09.000Z,,,0,telkom,' +
  'CNAME lands on internetpositif.id,Admin,2026-10-12T03:20:00.000Z,moving them to another host\r\n';
