import type { BrandRef, HistoryPointDto, StatsDto, StatsHistoryDto } from '@nawala/contracts';

const BRAND: BrandRef = { id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR', color: '#0b6270' };
const COUNTS = { ada: 3, tidakAda: 36, unknown: 1, paused: 2 };

/** One brand, and a checker that has fallen silent beside one that reports. */
export const STATS_EXAMPLE: StatsDto = {
  domains: { total: 42, ...COUNTS },
  brands: [{ ...BRAND, total: 42, ...COUNTS }],
  vantages: [
    { vantage: 'telkom', label: 'Telkom · Jakarta', lastSeen: '2026-10-12T03:12:09.000Z', stale: false },
    { vantage: 'xl', label: 'xl', lastSeen: '2026-10-11T22:40:51.000Z', stale: true },
  ],
  staleAfterMs: 3_600_000,
  yesterday: { ada: 1, tidakAda: 38, unknown: 1 },
  alerts: { channels: 1, rules: 2 },
  checkerAuth: 'key',
  adhocChecks: 'admins',
  openToNetwork: false,
  generatedAt: '2026-10-12T03:12:30.000Z',
};

const POINT: HistoryPointDto = {
  at: '2026-10-12T03:00:00.000Z',
  ...COUNTS,
  blocked: 2,
  unblocked: 0,
  measured: true,
};

/** The hour that lasts, of the one brand that there is. */
export const STATS_HISTORY_EXAMPLE: StatsHistoryDto = {
  interval: 'hour',
  series: [
    {
      brand: BRAND,
      points: [POINT],
      availability: {
        from: '2026-10-12T03:00:00.000Z',
        to: '2026-10-12T03:12:30.000Z',
        ada: 0.035,
        tidakAda: 0.94,
        unknown: 0.025,
      },
    },
  ],
  points: [POINT],
};
