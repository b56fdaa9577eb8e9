import { idOf, recordScanOf } from './bulk-items';

const id = 'a'.repeat(24);
const problemOf = (item: unknown): string => {
  try {
    recordScanOf(item);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('recordScanOf', () => {
  it('accepts what a single report may say', () => {
    const report = { id, scanResult: { status: 'blocked', evidence: { answer: { ip: '192.0.2.1' } } } };
    expect(recordScanOf(report)).toEqual(report);
  });

  it.each([
    [null, /must be an object/],
    ['text', /must be an object/],
    [[], /must be an object/],
    [{}, /^id: .*scanResult: /],
    [{ id: { $ne: null }, scanResult: { status: 'blocked' } }, /^id: /],
    [{ id, scanResult: [] }, /^scanResult: /],
    [{ id, scanResult: { status: 'gone' } }, /blocked, accessible, down, inconclusive/],
    [{ id, scanResult: { status: 'down', checkedAt: '2026-W10' } }, /^scanResult\.checkedAt: /],
    [{ id, scanResult: { status: 'down', extra: 1 } }, /^scanResult\.extra: is not a known field/],
    [{ id, scanResult: { status: 'down' }, extra: 1 }, /^extra: is not a known field/],
  ])('refuses %j', (item, problem) => expect(problemOf(item)).toMatch(problem));
});

describe('idOf', () => {
  it.each([
    [{ id }, id],
    [{ id: 7 }, null],
    [null, null],
    ['text', null],
    [{}, null],
  ])('finds in %j the id %j', (item, found) => expect(idOf(item)).toBe(found));
});
