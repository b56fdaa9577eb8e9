import type { StatsDto } from '@nawala/contracts';
import { firstSteps } from './first-steps';

const none = { total: 0, ada: 0, tidakAda: 0, unknown: 0, paused: 0 };
const brand = { id: 'b', name: 'Aurora', code: 'AUR', color: '#d9480f', ...none };
const seen = { vantage: 'local', label: 'local', lastSeen: '2026-01-02T12:00:00.000Z', stale: false };
const stats = (over: Partial<StatsDto>): StatsDto => ({
  domains: none,
  brands: [],
  vantages: [],
  alerts: { channels: 0, rules: 0 },
  staleAfterMs: 3_600_000,
  yesterday: { ada: 0, tidakAda: 0, unknown: 0 },
  checkerAuth: 'public',
  adhocChecks: 'admins',
  openToNetwork: false,
  generatedAt: '2026-01-02T12:00:00.000Z',
  ...over,
});
const domains = { total: 1, ada: 0, tidakAda: 0, unknown: 1, paused: 0 };
const done = (over: Partial<StatsDto>) => firstSteps(stats(over), 'https://nawala.example').map((step) => step.done);

describe('the first steps', () => {
  it('are ticked off one by one', () => {
    expect(done({})).toEqual([false, false, false, false]);
    expect(done({ brands: [brand] })).toEqual([true, false, false, false]);
    const alerts = { channels: 1, rules: 1 };
    expect(done({ brands: [brand], domains, alerts })).toEqual([true, true, false, true]);
  });

  it('are done where they stand, or say the very command', () => {
    const steps = firstSteps(stats({}), 'https://nawala.example');
    expect(steps.map(({ adds, command, page }) => adds ?? command ?? page)).toEqual([
      'brand',
      'domain',
      'npm run checker -- run --api https://nawala.example --vantage my-network',
      '/alerts',
    ]);
  });

  it('are gone once a checker has reported', () =>
    expect(firstSteps(stats({ brands: [brand], domains, vantages: [seen] }), 'https://nawala.example')).toEqual([]));
});
