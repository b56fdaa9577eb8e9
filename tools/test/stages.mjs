import { inRoot } from '../setup/workspace.mjs';

const jestReport = inRoot('dist', 'test-results', 'jest.json');
const browserReport = inRoot('dist', 'test-results', 'browser.json');
const many = (target) => ['run-many', '-t', target, '--outputStyle=static', '--parallel=2'];

const FORMAT = { name: 'format', command: 'prettier', args: ['--check', '--log-level=warn', '.'] };
const NO_CIRCLES = {
  name: 'no circles',
  command: 'depcruise',
  args: ['--config', '.dependency-cruiser.mjs', 'apps/api/src'],
};
const LINT = { name: 'lint', command: 'nx', args: many('lint') };
const BUILD = { name: 'build', command: 'node', args: ['tools/build.mjs'] };
const BUNDLE_SIZE = { name: 'bundle size', command: 'node', args: ['tools/check-bundle.mjs'] };
const TYPES = { name: 'types', command: 'nx', args: many('typecheck') };
const JEST = {
  name: 'unit, integration and API tests',
  command: 'jest',
  // One more than there are cores: many of these wait for timers.
  args: ['-c', 'tools/test/grouped.jest.config.mjs', '--json', `--outputFile=${jestReport}`, '--maxWorkers=3'],
  report: {
    file: jestReport,
    count: ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => ({
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
    }),
  },
};
const STORE_TRACE = { name: 'trace of the store', command: 'node', args: ['tools/test/store-trace.mjs'] };
const browserTests = (chromium) => ({
  name: 'browser tests',
  command: 'playwright',
  args: ['test', '-c', 'apps/dashboard-e2e/playwright.config.ts'],
  env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  report: {
    file: browserReport,
    count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
  },
});

/**
 * What `npm test` runs: groups one after the other, the lanes of a group side by side, the stages of a lane in turn. Much
 * of the first group runs on one core; what starts servers has the machine to itself.
 *
 * @param {string} chromium its path
 */
export const groupsOf = (chromium) => [
  [
    [BUILD, BUNDLE_SIZE, TYPES],
    [FORMAT, NO_CIRCLES, LINT],
  ],
  [[JEST]],
  [[STORE_TRACE]],
  [[browserTests(chromium)]],
];
