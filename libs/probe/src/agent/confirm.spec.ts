import { aResult } from '../../test/support/fake-probe';
import type { CheckResult } from '../probe';
import { Confirmation, needsConfirmation } from './confirm';

const accessible = aResult('a.example.com');
const anomaly = aResult('a.example.com', { status: 'blocked', method: 'tls' });
const blockPage = aResult('a.example.com', { status: 'blocked', method: 'dns', confirmed: true });
const unsure = aResult('a.example.com', { status: 'inconclusive', method: null });

it.each([
  ['a first accessible', accessible, undefined, false],
  ['a first known block page', blockPage, undefined, false],
  ['a first anomaly', anomaly, undefined, true],
  ['the same as before', anomaly, 'blocked', false],
  ['a turn to blocked', blockPage, 'accessible', true],
  ['a turn to accessible', accessible, 'blocked', true],
  ['no verdict at all', unsure, 'blocked', false],
] as const)('looks twice where it matters: %s', (_, result, before, expected) => {
  expect(needsConfirmation(result, before)).toBe(expected);
});

describe('with two probes', () => {
  const { signal } = new AbortController();
  const sequence = (...results: CheckResult[]) => jest.fn(async () => results.shift() ?? unsure);

  it('turns a name around when both agree', async () => {
    const confirmation = new Confirmation(2);
    const check = sequence(accessible, anomaly, anomaly, anomaly);
    expect(await confirmation.check('1', check, signal)).toBe(accessible);
    expect((await confirmation.check('1', check, signal)).status).toBe('blocked');
    expect(check).toHaveBeenCalledTimes(3);
    expect((await confirmation.check('1', check, signal)).status).toBe('blocked');
    expect(check).toHaveBeenCalledTimes(4);
  });

  it('learns nothing when they disagree, and keeps the last verdict', async () => {
    const confirmation = new Confirmation(2);
    const check = sequence(accessible, anomaly, accessible, accessible);
    await confirmation.check('1', check, signal);
    expect(await confirmation.check('1', check, signal)).toMatchObject({
      status: 'inconclusive',
      reason: 'Two probes disagree: blocked, then accessible',
    });
    expect(await confirmation.check('1', check, signal)).toBe(accessible);
    expect(check).toHaveBeenCalledTimes(4);
  });
});

it('believes a single probe when told to', async () => {
  const check = jest.fn(async () => anomaly);
  expect(await new Confirmation(1).check('1', check, new AbortController().signal)).toBe(anomaly);
  expect(check).toHaveBeenCalledTimes(1);
});
