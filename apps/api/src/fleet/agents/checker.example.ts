import type { CheckerDto } from '@nawala/contracts';

export const CHECKER_EXAMPLE: CheckerDto = {
  id: '66f2a1b3c4d5e6f708192ab1:jakarta-pi',
  name: 'jakarta-pi',
  version: '0.1.0',
  outdated: false,
  vantages: [
    {
      vantage: 'telkom-jakarta',
      label: 'telkom-jakarta',
      lastReportAt: '2026-10-12T03:12:09.000Z',
      stale: false,
      ada: 41,
      tidakAda: 3183,
      attempts: 24_120,
      inconclusive: 44,
      round: { startedAt: '2026-10-12T03:11:00.000Z', total: 3230, checked: 2810, blocked: 41, inconclusive: 6 },
      perSecond: 40.7,
      rounds: [79_300, 80_120],
      backlog: 0,
      canaries: { passed: 4, total: 4, failed: null },
      blindSince: null,
    },
  ],
  clockOffsetMs: 120,
  connected: true,
  lastHeardAt: '2026-10-12T03:12:09.000Z',
  keyName: 'Telkom, Jakarta',
  address: '198.51.100.7',
};
