import { aChecker, aCheckerVantage } from '@nawala/contracts/testing';
import { clockOff, groupsOf, progressOf, standingOf } from './fleet-rows';

const CONNECTED = { connected: true, version: '1.2.3' };
const GONE = { connected: false, version: '1.2.3' };
const WITHOUT_AGENT = { connected: false, version: null };
const AT = '2026-05-04T03:02:01.000Z';

describe('standingOf', () => {
  it.each([
    ['who reports', CONNECTED, {}, 'reports'],
    ['who reports without an agent', WITHOUT_AGENT, {}, 'reports'],
    ['who has not reported for too long', CONNECTED, { stale: true }, 'silent'],
    ['whose agent is gone', GONE, {}, 'silent'],
    ['whose agent is gone, blind or not', GONE, { blindSince: AT }, 'silent'],
    ['whose canaries fail', CONNECTED, { blindSince: AT }, 'blind'],
    ['whose canaries failed from the start', CONNECTED, { blindSince: AT, lastReportAt: null }, 'blind'],
    ['who never reported', CONNECTED, { lastReportAt: null }, 'waiting'],
    ['who went away before that', GONE, { lastReportAt: null }, 'waiting'],
  ] as const)('%s', (_who, checker, vantage, standing) => {
    expect(standingOf(checker, aCheckerVantage('telkom', vantage))).toBe(standing);
  });
});

it('says what each network sees, once the numbers are there', () => {
  const checkers = [aChecker({ vantages: [aCheckerVantage('telkom'), aCheckerVantage('xl')] })];
  expect(groupsOf(checkers, undefined)[0]!.rows.map(({ sees }) => sees)).toEqual([undefined, undefined]);
  const counts = { vantages: [{ vantage: 'xl', ada: 2, tidakAda: 5, unknown: 1 }] } as Parameters<typeof groupsOf>[1];
  expect(groupsOf(checkers, counts)[0]!.rows[1]!.sees).toEqual({ ada: 2, tidakAda: 5 });
});

it('calls no round over before it is', () => {
  const round = { startedAt: AT, total: 1000, checked: 999, blocked: 0, inconclusive: 0 };
  expect(progressOf(round)).toBe(0.99);
  expect(progressOf({ ...round, checked: 1000 })).toBe(1);
  expect(progressOf({ ...round, total: 0, checked: 0 })).toBe(1);
});

it.each([
  [null, null],
  [59_000, null],
  [61_000, 'behind'],
  [-61_000, 'ahead'],
])('a clock that is %p ms behind is %p', (offset, word) => expect(clockOff(offset)).toBe(word));
