import { aResult } from '../../../test/support/fake-probe';
import type { Progress } from '../progress';
import { StateBoard } from './state-board';

const NOW = new Date('2026-01-02T00:00:00Z');
const url = { id: '1', brand: '', Domain: 'a.example.com', noto: '' };
const checked = (vantage: string, status: 'blocked' | 'inconclusive' | 'accessible'): Progress => ({
  kind: 'checked',
  url,
  vantage,
  result: aResult('a.example.com', { status }),
  done: 1,
  total: 4,
  perSecond: 1,
  etaMs: 0,
});

it('says how every vantage does', () => {
  const board = new StateBoard(['telkom', 'xl'], () => NOW);
  expect(board.all(3, null)[0]).toEqual({
    vantage: 'telkom',
    backlog: 3,
    canaries: { passed: 0, total: 0, failed: null },
    clockOffsetMs: null,
  });
  const failed = { code: 'network.broken', params: {} } as const;
  board.note({ kind: 'examined', vantage: 'xl', problem: 'It is broken', canaries: { passed: 1, total: 2, failed } });
  board.note({ kind: 'round-started', total: 4, resumed: 0 });
  for (const status of ['blocked', 'inconclusive', 'accessible'] as const) board.note(checked('telkom', status));
  expect(board.all(0, 5)).toEqual([
    {
      vantage: 'telkom',
      round: { startedAt: NOW.toISOString(), total: 2, checked: 3, blocked: 1, inconclusive: 1 },
      backlog: 0,
      canaries: { passed: 0, total: 0, failed: null },
      clockOffsetMs: 5,
    },
    expect.objectContaining({ vantage: 'xl', canaries: { passed: 1, total: 2, failed: 'It is broken' } }),
  ]);
});
