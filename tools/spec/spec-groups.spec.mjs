import { dealt, groupText } from '../test/spec-groups.mjs';

it('deals files into groups of about one size', () => {
  const sizes = (count, most) => dealt(Array.from({ length: count }, String), most).map(({ length }) => length);
  expect(sizes(0, 4)).toEqual([]);
  expect(sizes(4, 4)).toEqual([4]);
  expect(sizes(9, 4)).toEqual([3, 3, 3]);
  expect(new Set(dealt(['a', 'b', 'c'], 2).flat())).toEqual(new Set(['a', 'b', 'c']));
});

it('runs each file of a group within a block of its own, which leaves no timers and mocks to the next', () => {
  const happened = [];
  const environment = {
    describe: (_, body) => body(),
    require: (file) => happened.push(file),
    afterAll: (end) => end(),
    jest: { useRealTimers: () => happened.push('real timers'), restoreAllMocks: () => happened.push('no mocks') },
  };
  new Function(...Object.keys(environment), groupText(['/a.spec.ts', '/b.spec.ts']))(...Object.values(environment));
  const ends = ['real timers', 'no mocks'];
  expect(happened).toEqual(['/a.spec.ts', ...ends, '/b.spec.ts', ...ends]);
});
