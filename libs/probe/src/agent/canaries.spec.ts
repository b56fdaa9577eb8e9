import { canaryProblem } from './canaries';

const seen = (target: string, status: 'blocked' | 'accessible' | 'down' | 'inconclusive') => ({ target, status });

it('has nothing to say when the canaries are as they must be, or when there are none', () => {
  expect(canaryProblem([seen('bad.example', 'blocked')], [seen('good.example', 'accessible')])).toBeNull();
  expect(canaryProblem([], [])).toBeNull();
});

it.each(['accessible', 'inconclusive', 'down'] as const)(
  'does not trust a path on which the forbidden is %s',
  (status) => {
    expect(canaryProblem([seen('bad.example', status)], [])).toEqual({
      code: 'path.not-measuring',
      params: { name: 'bad.example', status },
    });
  },
);

it.each(['blocked', 'inconclusive', 'down'] as const)(
  'does not trust a network in which the harmless is %s',
  (status) => {
    expect(canaryProblem([], [seen('good.example', status)])).toEqual({
      code: 'network.broken',
      params: { name: 'good.example', status },
    });
  },
);
