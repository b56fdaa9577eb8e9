import { slowFirst } from '../test/slow-first.mjs';

it('begins with what has servers, and leaves the rest of Jest’s order as it is', () => {
  const paths = [
    'libs/rules/src/verdict.spec.ts',
    'apps/api/test/edge.e2e-spec.ts',
    'apps/dashboard/src/app/testing/rows.spec.ts',
    'libs/probe/test/hostile/hostile.spec.ts',
    'apps/api/src/alerts/grouping/gather.int-spec.ts',
    'apps/api/src/alerts/grouping/pace.spec.ts',
    'tools/spec/ending.spec.mjs',
    'dist/spec-groups/api/07.e2e-spec.js',
  ].map((path) => ({ path: `/work/${path}` }));
  const order = [1, 3, 4, 6, 7, 0, 2, 5];
  expect(slowFirst(paths)).toEqual(order.map((index) => paths[index]));
});
