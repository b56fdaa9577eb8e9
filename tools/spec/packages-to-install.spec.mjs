import { packagesToInstall } from '../setup/packages.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/nest': { version: '12.0.0' },
  'node_modules/jest': { version: '30.0.0', dev: true },
  'node_modules/fsevents': { version: '2.0.0', optional: true },
};
const { 'node_modules/jest': tests, ...running } = wanted;
const everything = { ...running, 'node_modules/jest': tests };

it.each([
  ['a bare clone that is run', undefined, false, ['--omit=dev']],
  ['a bare clone that is tested', undefined, true, ['--include=dev']],
  ['what runs, to be run', running, false, undefined],
  ['what runs, to be tested', running, true, ['--include=dev']],
  ['everything, to be run', everything, false, undefined],
  ['everything, to be tested', everything, true, undefined],
  [
    'what runs, of another version, to be run',
    { ...running, 'node_modules/nest': { version: '11.0.0' } },
    false,
    ['--omit=dev'],
  ],
  [
    'everything, of another version, to be run',
    { ...everything, 'node_modules/nest': { version: '11.0.0' } },
    false,
    ['--include=dev'],
  ],
])('%s', (_, found, isTesting, args) => {
  expect(packagesToInstall(wanted, found, isTesting)).toEqual(args);
});

it('whatever npm says of an optional package, it is never waited for', () => {
  const { 'node_modules/fsevents': _, ...found } = everything;
  expect(packagesToInstall(wanted, found, true)).toBeUndefined();
});
