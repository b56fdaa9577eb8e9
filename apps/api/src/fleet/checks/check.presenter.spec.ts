import { Types } from 'mongoose';
import { presentCheck } from './check.presenter';
import type { CheckRecord } from './check.schema';

const at = (seconds: number) => new Date(Date.parse('2026-11-26T10:00:00.000Z') + seconds * 1000);
const target = { domainId: null, target: 'shop.example.com' };
const check: CheckRecord = {
  _id: new Types.ObjectId(),
  userId: 'a',
  targets: [target],
  asked: ['telkom', 'xl'],
  stopped: false,
  createdAt: at(0),
  deadlineAt: at(20),
  expiresAt: at(600),
};
const result = {
  ...target,
  vantage: 'telkom',
  status: 'accessible' as const,
  method: null,
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  evidence: null,
  durationMs: 1,
};

describe('A check', () => {
  it('runs until all have answered', () => {
    expect(presentCheck(check, [result], at(5))).toMatchObject({ state: 'running', missing: [] });
    expect(presentCheck(check, [result, { ...result, vantage: 'xl' }], at(5))).toMatchObject({
      state: 'done',
      missing: [],
    });
  });

  it('that somebody stops when all have answered is done as it was', () => {
    const both = [result, { ...result, vantage: 'xl' }];
    expect(presentCheck({ ...check, stopped: true }, [result], at(5)).state).toBe('stopped');
    expect(presentCheck({ ...check, stopped: true }, both, at(5)).state).toBe('done');
  });

  it('is over with its time, though the instance that ran it is gone', () => {
    const missing = [{ target: 'shop.example.com', vantage: 'xl' }];
    expect(presentCheck(check, [result], at(20))).toMatchObject({ state: 'done', missing });
  });
});
