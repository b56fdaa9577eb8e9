import type { KeyDto } from '@nawala/contracts';
import { aChecker, aCheckerVantage } from '@nawala/contracts/testing';
import { arrivalOf } from './arrival';

const key: KeyDto = {
  id: 'k',
  name: 'Makassar',
  prefix: 'nwl_7Qm4',
  scopes: ['report'],
  vantages: ['telkom', 'xl'],
  createdBy: null,
  createdAt: '2026-05-04T03:00:00.000Z',
  expiresAt: null,
  lastSeenAt: null,
  revokedAt: null,
  overlapEndsAt: null,
};
const at = (minute: number) => `2026-05-04T03:0${minute}:00.000Z`;

it('waits for an agent with this key, connected, and for what is reported since it was made', () => {
  const before = aCheckerVantage('telkom', { lastReportAt: '2026-05-04T02:59:00.000Z' });
  const others = aChecker({ keyName: 'Other', vantages: [before, aCheckerVantage('bali', { lastReportAt: at(1) })] });
  expect(arrivalOf(key, [others, aChecker({ keyName: 'Makassar', connected: false, vantages: [] })])).toEqual({
    agent: null,
    reported: [],
  });
  const own = aChecker({
    keyName: 'Makassar',
    vantages: [aCheckerVantage('xl', { lastReportAt: at(3) }), aCheckerVantage('telkom', { lastReportAt: at(2) })],
  });
  expect(arrivalOf(key, [others, own])).toEqual({ agent: own, reported: ['telkom', 'xl'] });
});
