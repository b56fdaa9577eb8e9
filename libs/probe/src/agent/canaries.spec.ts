import { canaryProblem } from './canaries';

const seen = (target: string, status: 'blocked' | 'accessible' | 'down' | 'inconclusive') => ({ target, status });

it('has nothing to say when the canaries are as they must be, or when there are none', () => {
  expect(canaryProblem([seen('bad.example', 'blocked')], [seen('good.example', 'accessible')])).toBeNull();
  expect(canaryProblem([], [])).toBeNull();
});

it.each(['accessible', 'inconclusive', 'down'] as const)(
  'does not trust a path on which the forbidden is %s',
  (status) => {
    expect(canaryProblem([seen('bad.example', status)], [])).toBe(
      `This path does not measure: bad.example must be blocked here and is ${status}`,
    );
  },
);

it.each(['blocked', 'inconclusive', 'down'] as const)(
  'does not trust a network in which the harmless is %s',
  (status) => {
    expect(canaryProblem([], [seen('good.example', status)])).toBe(
      `This network is broken: good.example must be accessible and is ${status}`,
    );
  },
);
