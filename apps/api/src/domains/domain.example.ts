import type { DomainDto } from '@nawala/contracts';

const REASON = {
  method: 'dns',
  reason: 'CNAME lands on internetpositif.id',
  reasonCode: null,
  reasonParams: null,
} as const;
const SEEN = '2026-10-12T03:12:09.000Z';

/** Blocked in one network and reachable in another. */
export const DOMAIN_EXAMPLE: DomainDto = {
  id: '66f2a1b3c4d5e6f708192a4c',
  domain: 'shop.aurora.example.com',
  displayName: 'shop.aurora.example.com',
  brand: { id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR', color: '#0b6270' },
  note: 'main shop',
  tags: ['shop'],
  active: true,
  nawala: {
    status: 'ada',
    blockedId: 'scan_1791774729000',
    lastChecked: SEEN,
    lastAttempt: SEEN,
    since: SEEN,
    ...REASON,
    confirmed: true,
  },
  vantages: [
    { vantage: 'telkom', status: 'ada', ...REASON, confirmed: true, lastChecked: SEEN, since: SEEN },
    {
      vantage: 'xl',
      status: 'tidak ada',
      method: 'http',
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: false,
      lastChecked: SEEN,
      since: '2026-09-01T08:05:00.000Z',
    },
  ],
  uptime: { status: 'up', lastChecked: SEEN },
  createdBy: '66f2a1b3c4d5e6f708192a00',
  updatedBy: null,
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
};
