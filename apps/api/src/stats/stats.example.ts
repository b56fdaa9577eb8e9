import type { StatsDto } from '@nawala/contracts';

/** One brand, and a checker that has fallen silent beside one that reports. */
export const STATS_EXAMPLE: StatsDto = {
  domains: { total: 42, ada: 3, tidakAda: 36, unknown: 1, paused: 2 },
  brands: [{ id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR', color: '#0b6270', total: 42, ada: 3 }],
  vantages: [
    { vantage: 'telkom', lastSeen: '2026-10-12T03:12:09.000Z', stale: false },
    { vantage: 'xl', lastSeen: '2026-10-11T22:40:51.000Z', stale: true },
  ],
  staleAfterMs: 3_600_000,
  alerts: { channels: 1, rules: 2 },
  generatedAt: '2026-10-12T03:12:30.000Z',
};
