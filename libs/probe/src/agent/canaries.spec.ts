import { canaryOutcome } from './canaries';

const seen = (target: string, status: 'blocked' | 'accessible' | 'down' | 'inconclusive') => ({ target, status });

it('has nothing to say when the canaries are as they must be, or when there are none', () => {
  const sound = canaryOutcome([seen('bad.example', 'blocked')], [seen('good.example', 'accessible')]);
  expect(sound).toEqual({ passed: 2, total: 2, failed: null });
  expect(canaryOutcome([], [])).toEqual({ passed: 0, total: 0, failed: null });
});

it.each(['accessible', 'inconclusive', 'down'] as const)(
  'does not trust a path on which the forbidden is %s',
  (status) => {
    expect(canaryOutcome([seen('bad.example', status), seen('worse.example', 'blocked')], [])).toEqual({
      passed: 1,
      total: 2,
      failed: { code: 'path.not-measuring', params: { name: 'bad.example', status } },
    });
  },
);

it.each(['blocked', 'inconclusive', 'down'] as const)(
  'does not trust a network in which the harmless is %s',
  (status) => {
    expect(canaryOutcome([], [seen('good.example', status)])).toEqual({
      passed: 0,
      total: 1,
      failed: { code: 'network.broken', params: { name: 'good.example', status } },
    });
  },
);
