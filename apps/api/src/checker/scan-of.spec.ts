import { InvalidInput } from '../common/app-error';
import { scanOf } from './scan-of';

const now = new Date('2026-03-01T12:00:00Z');

describe('scanOf', () => {
  it('fills in what the seed leaves out', () => {
    expect(scanOf({ status: 'blocked' }, now)).toEqual({
      scanId: expect.stringMatching(new RegExp(`^scan_${now.getTime()}_`)),
      vantage: 'default',
      status: 'blocked',
      checkedAt: now,
      method: null,
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: false,
      evidence: null,
    });
  });

  it('gives every report an id of its own', () => {
    const ids = Array.from({ length: 100 }, () => scanOf({ status: 'down' }, now).scanId);
    expect(new Set(ids).size).toBe(100);
  });

  it('believes a clock that runs ahead by five minutes, and no more', () => {
    expect(scanOf({ status: 'down', checkedAt: '2026-03-01T12:05:00Z' }, now).checkedAt).toEqual(
      new Date('2026-03-01T12:05:00Z'),
    );
    const ahead = () => scanOf({ status: 'down', checkedAt: '2026-03-01T19:05:00.001+07:00' }, now);
    expect(ahead).toThrow(InvalidInput);
    expect(ahead).toThrow(/checker’s clock says 2026-03-01T12:05:00.001Z, the server’s 2026-03-01T12:00:00.000Z/);
  });
});
