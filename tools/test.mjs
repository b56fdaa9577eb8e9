import { rmSync } from 'node:fs';
import { prepare } from './setup/prepare.mjs';
import { ensureChromium } from './setup/browser.mjs';
import { ensureServers } from './setup/servers.mjs';
import { inRoot, say } from './setup/workspace.mjs';

await prepare();
const chromium = await ensureChromium();
await ensureServers();
const { runStage } = await import('./test/stage.mjs');

const jestReport = inRoot('dist', 'test-results', 'jest.json');
const browserReport = inRoot('dist', 'test-results', 'browser.json');
const many = (target, ...more) => ['run-many', '-t', target, '--outputStyle=static', '--parallel=2', ...more];

const stages = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', command: 'nx', args: many('lint') },
  { name: 'no circles', command: 'depcruise', args: ['--config', '.dependency-cruiser.mjs', 'apps/api/src'] },
  { name: 'build', command: 'node', args: ['tools/build.mjs'] },
  { name: 'types', command: 'nx', args: many('typecheck') },
  { name: 'bundle size', command: 'node', args: ['tools/check-bundle.mjs'] },
  {
    name: 'unit, integration and API tests',
    command: 'jest',
    // One more than there are cores: many of these wait for timers.
    args: ['--json', `--outputFile=${jestReport}`, '--maxWorkers=3'],
    report: {
      file: jestReport,
      count: ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => ({
        passed: numPassedTests,
        failed: numFailedTests + numRuntimeErrorTestSuites,
      }),
    },
  },
  { name: 'trace of the store', command: 'node', args: ['tools/test/store-trace.mjs'] },
  {
    name: 'browser tests',
    command: 'playwright',
    args: ['test', '-c', 'apps/dashboard-e2e/playwright.config.ts'],
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    report: {
      file: browserReport,
      count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
    },
  },
];

rmSync(inRoot('dist', 'store-trace'), { recursive: true, force: true });
const results = [];
for (const stage of stages) results.push(await runStage(stage));

say('');
for (const { name, passed, failed, seconds } of results) {
  say(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(34)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1)} s`,
  );
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
