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

it('tells nothing of how an agent does once it is gone', () => {
  const rowOf = (connected: boolean) => groupsOf([aChecker({ connected })])[0]!.rows[0]!;
  expect(rowOf(true)).toMatchObject({ perSecond: 312, backlog: 0, canaries: { passed: 3 } });
  expect(rowOf(false)).toMatchObject({ perSecond: null, backlog: null, canaries: null, standing: 'silent' });
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
