import type { CheckResult, Probe } from '../../src/index';
import { theObservations } from './observations';

export const aResult = (target: string, over: Partial<CheckResult> = {}): CheckResult => ({
  target,
  status: 'accessible',
  method: 'tls',
  reason: `${target} answers 200 with a valid certificate`,
  confirmed: false,
  decided: null,
  evidence: { rule: 'authentic-response' },
  checkedAt: '2026-01-02T00:00:00.000Z',
  durationMs: 5,
  observations: theObservations(),
  control: null,
  witness: null,
  ...over,
});

/** A probe that measures nothing, for specs of what happens around it. */
export const fakeProbe = (check: Probe['check'] = async ({ input }) => aResult(input)): Probe => ({
  check,
  problem: async () => null,
});
