import type { Progress } from './progress';
import { isForGood, Refusals } from './refusals';

it.each([
  [400, true],
  [403, true],
  [404, true],
  [413, true],
  [401, false],
  [408, false],
  [429, false],
  [500, false],
  [503, false],
  [null, false],
])('an answer of %p is final: %p', (status, expected) => expect(isForGood(status)).toBe(expected));

let told: Progress[];
let refusals: Refusals;
beforeEach(() => {
  told = [];
  refusals = new Refusals(
    (progress) => void told.push(progress),
    (id) => `${id}.example.com`,
  );
});

it('tells a reason once a round, with the first domain as an example, and counts all', () => {
  refusals.add([
    { id: 'a', error: 'too late' },
    { id: 'b', error: 'too late' },
    { id: null, error: 'no such domain' },
  ]);
  refusals.add([{ id: 'c', error: 'too late' }]);
  expect(told).toEqual([
    { kind: 'refused', problem: 'too late', example: 'a.example.com', count: 2, total: 3 },
    { kind: 'refused', problem: 'no such domain', example: null, count: 1, total: 3 },
  ]);
  expect(refusals.total).toBe(4);

  refusals.startRound();
  refusals.add([{ id: 'd', error: 'too late' }]);
  expect(told.at(-1)).toMatchObject({ problem: 'too late', count: 1, total: 5 });
});

it('repeats neither control characters nor essays, and not without end', () => {
  refusals.add(
    Array.from({ length: 1000 }, (_, index) => ({ id: 'a', error: `\u001b[2J${index} ${'x'.repeat(5000)}` })),
  );
  expect(told.length).toBeLessThanOrEqual(20);
  for (const progress of told) {
    const { problem } = progress as Extract<Progress, { kind: 'refused' }>;
    expect(problem.length).toBeLessThanOrEqual(200);
    expect(problem).not.toContain('\u001b');
  }
  expect(refusals.total).toBe(1000);
});
