import { neededPackages } from '../images/needed-packages.mjs';

const pathsOf = (packages) => Object.keys(neededPackages(packages));

it('packages, theirs and required peers are needed; optional peers and what only those need are not', () => {
  const packages = {
    '': { dependencies: { swagger: '1' } },
    'node_modules/swagger': {
      dependencies: { 'js-yaml': '4' },
      optionalDependencies: { native: '1' },
      peerDependencies: { common: '1', typescript: '6' },
      peerDependenciesMeta: { typescript: { optional: true } },
    },
    'node_modules/js-yaml': {},
    'node_modules/native': {},
    'node_modules/common': {},
    'node_modules/typescript': { dependencies: { compiler: '1' } },
    'node_modules/compiler': {},
  };
  expect(pathsOf(packages)).toEqual([
    '',
    'node_modules/swagger',
    'node_modules/js-yaml',
    'node_modules/native',
    'node_modules/common',
  ]);
});

it('of two versions each package gets the one nearest to it', () => {
  const packages = {
    '': { dependencies: { '@scope/one': '1' } },
    'node_modules/@scope/one': { dependencies: { deep: '1' } },
    'node_modules/@scope/one/node_modules/deep': { dependencies: { shared: '2' } },
    'node_modules/@scope/one/node_modules/shared': {},
    'node_modules/deep': {},
    'node_modules/shared': {},
  };
  expect(pathsOf(packages)).toEqual([
    '',
    'node_modules/@scope/one',
    'node_modules/@scope/one/node_modules/deep',
    'node_modules/@scope/one/node_modules/shared',
  ]);
});

it('packages that need each other are each named once', () => {
  const packages = {
    '': { dependencies: { one: '1' } },
    'node_modules/one': { dependencies: { two: '1' } },
    'node_modules/two': { dependencies: { one: '1' } },
  };
  expect(pathsOf(packages)).toEqual(Object.keys(packages));
});
