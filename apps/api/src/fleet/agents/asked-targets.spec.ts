import type { CheckRequest } from '@nawala/contracts/checker';
import { AskedTargets } from './asked-targets';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-26T10:00:00.000Z') + seconds * 1000);
const requestId = 'a'.repeat(24);
const id = 'b'.repeat(24);

const request: CheckRequest = {
  requestId,
  vantages: ['telkom', 'xl'],
  targets: [
    { id, target: 'a.example.com' },
    { id: null, target: 'b.example.com' },
  ],
  deadlineAt: at(20).toISOString(),
};
const answer = { requestId, id, target: 'a.example.com', vantage: 'telkom' };

describe('An answer of an agent', () => {
  let asked: AskedTargets;
  beforeEach(() => {
    asked = new AskedTargets();
    asked.add(request, at(0));
  });

  it('counts once for each target and vantage', () => {
    expect(asked.take(answer, at(1))).toBe(true);
    expect(asked.take(answer, at(1))).toBe(false);
    expect(asked.take({ ...answer, vantage: 'xl' }, at(1))).toBe(true);
    expect(asked.take({ ...answer, id: null, target: 'b.example.com' }, at(1))).toBe(true);
  });

  it.each([
    ['of another request', { requestId: 'c'.repeat(24) }],
    ['of a target that was not asked', { target: 'c.example.com' }],
    ['of another domain than was asked', { id: 'd'.repeat(24) }],
    ['of a name that is watched, as one that is not', { id: null }],
    ['of a vantage that was not asked', { vantage: 'indosat' }],
  ])('does not count %s', (_what, other) => expect(asked.take({ ...answer, ...other }, at(1))).toBe(false));

  it('does not count after the deadline', () => expect(asked.take(answer, at(20))).toBe(false));
});
