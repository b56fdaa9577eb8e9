import type { Consensus, NawalaStatus } from '@nawala/contracts';
import { consensusOf, witnessOf } from './consensus';
import type { VantageState } from './state';

const now = new Date('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const aVantage = (status: NawalaStatus, age: number, over: Partial<VantageState> = {}): VantageState => ({
  vantage: 'telkom',
  status,
  lastChecked: minutesAgo(age),
  since: minutesAgo(age),
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  ...over,
});
const ada = (age = 1) => aVantage('ada', age);
const tidak = (age = 1) => aVantage('tidak ada', age);

describe('consensusOf', () => {
  it.each<[Consensus, string, VantageState[], NawalaStatus]>([
    ['any', 'no vantage', [], 'unknown'],
    ['any', 'one free', [tidak()], 'tidak ada'],
    ['any', 'one blocked of three', [ada(), tidak(), tidak()], 'ada'],
    ['any', 'a stale block', [ada(61), tidak()], 'tidak ada'],
    ['any', 'a block that is exactly stale-after old', [ada(60), tidak()], 'ada'],
    ['any', 'only stale ones', [ada(61), tidak(90)], 'unknown'],
    ['any', 'one that went unknown', [aVantage('unknown', 1)], 'unknown'],
    ['majority', 'no vantage', [], 'unknown'],
    ['majority', 'one blocked', [ada()], 'ada'],
    ['majority', 'one of two', [ada(), tidak()], 'tidak ada'],
    ['majority', 'two of three', [ada(), ada(), tidak()], 'ada'],
    ['majority', 'one of three', [ada(), tidak(), tidak()], 'tidak ada'],
    ['majority', 'two of three, one of them stale', [ada(), ada(61), tidak()], 'tidak ada'],
  ])('%s: %s', (policy, _name, vantages, status) =>
    expect(consensusOf(vantages, { policy, staleAfterMs: HOUR }, now)).toBe(status),
  );
});

describe('witnessOf', () => {
  const rule = { policy: 'any' as const, staleAfterMs: HOUR };

  it('prefers a confirmed block to a newer anomaly', () => {
    const confirmed = aVantage('ada', 20, { confirmed: true, reason: 'block page' });
    expect(witnessOf('ada', [ada(1), confirmed], rule, now)).toBe(confirmed);
  });

  it('prefers the newer of two alike', () => {
    const newer = tidak(1);
    expect(witnessOf('tidak ada', [tidak(9), newer, ada(0)], rule, now)).toBe(newer);
  });

  it('does not ask a stale vantage', () => expect(witnessOf('ada', [ada(61)], rule, now)).toBeUndefined());
});
