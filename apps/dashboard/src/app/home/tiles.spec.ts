import type { DomainDto, StatsDto } from '@nawala/contracts';
import { aDomain, aNawala } from '@nawala/contracts/testing';
import { attentionOf } from './attention';
import { tilesOf } from './tiles';

const NOW = Date.parse('2026-01-02T12:00:00.000Z');
const stats = (over: Partial<StatsDto['domains']> = {}, vantages: StatsDto['vantages'] = []): StatsDto => ({
  domains: { total: 1284, ada: 14, tidakAda: 1231, unknown: 27, paused: 12, ...over },
  brands: [],
  vantages,
  alerts: { channels: 0, rules: 0 },
  staleAfterMs: 3_600_000,
  yesterday: { ada: 14, tidakAda: 1231, unknown: 27 },
  checkerAuth: 'public',
  adhocChecks: 'admins',
  openToNetwork: false,
  generatedAt: '2026-01-02T12:00:00.000Z',
});
const tile = (from: StatsDto, label: string) => tilesOf(from, NOW).find((found) => found.label === label);

describe('tiles', () => {
  it('lead to the list they count', () => {
    expect(tilesOf(stats(), NOW).map(({ queryParams }) => queryParams?.['status'])).toEqual([
      'ada',
      'tidak-ada',
      'unknown',
      'paused',
      undefined,
    ]);
  });

  it('are alarming only when something is blocked', () => {
    expect(tile(stats(), 'Blocked')?.alarming).toBe(true);
    const well = { ...stats({ ada: 0 }), yesterday: { ada: 0, tidakAda: 1231, unknown: 27 } };
    expect(tile(well, 'Blocked')).toMatchObject({ alarming: false, detail: 'nothing on the block list' });
  });

  it('compare with yesterday, where anything is known of it', () => {
    const since = (ada: number, unknown = 27) => ({ ...stats(), yesterday: { ada, tidakAda: 1231, unknown } });
    expect(tile(since(11), 'Blocked')).toMatchObject({ detail: '+3 since yesterday', worse: true });
    expect(tile(since(15), 'Blocked')).toMatchObject({ detail: '-1 since yesterday', worse: false });
    expect(tile(since(14), 'Blocked')?.detail).toBe('same as yesterday');
    expect(tile(since(14, 15), 'Not measured')?.detail).toBe('+12 since yesterday');
  });

  it('share out what is checked, not what is paused', () => {
    expect(tile(stats({ total: 20, paused: 10, tidakAda: 5 }), 'Accessible')?.detail).toBe('50% of those checked');
    expect(tile(stats({ total: 0, paused: 0, tidakAda: 0 }), 'Accessible')?.detail).toBe('none checked yet');
  });

  it('do not round to none or all what is neither', () => {
    const large = { total: 100_000, paused: 0, ada: 14, tidakAda: 99_986 };
    expect(tile(stats(large), 'Accessible')?.detail).toBe('> 99.9% of those checked');
  });

  it('say which checker fell silent, and for how long', () => {
    const lastSeen = '2026-01-02T11:42:00.000Z';
    const silent = { vantage: 'xl-jakarta', label: 'xl-jakarta', lastSeen, stale: true };
    expect(
      tile(stats({}, [silent, { vantage: 'telkom', label: 'telkom', lastSeen, stale: false }]), 'Checkers'),
    ).toMatchObject({
      value: '1',
      of: '/2',
      detail: 'xl-jakarta silent for 18 mins',
    });
  });
});

describe('what needs attention', () => {
  const blocked = aDomain({ nawala: aNawala('ada', { lastChecked: '2026-01-02T11:59:00.000Z' }) });
  const fresh = aDomain({ nawala: aNawala('tidak ada', { lastChecked: '2026-01-02T11:59:00.000Z' }) });
  const stale = aDomain({ nawala: aNawala('tidak ada', { lastChecked: '2026-01-02T10:00:00.000Z' }) });
  const never = aDomain();
  const isStale = (domain: DomainDto) => domain === stale;

  it('is the blocked first, then those without a current verdict', () => {
    expect(attentionOf([blocked], [never, stale, fresh, blocked], isStale, 9)).toEqual([blocked, never, stale]);
  });

  it('is no longer than there is room', () => {
    expect(attentionOf([blocked], [never, stale], isStale, 2)).toEqual([blocked, never]);
  });
});
