import { prepare } from './setup/prepare.mjs';
import { ensureServers } from './setup/servers.mjs';
import { fail } from './setup/workspace.mjs';

await prepare({ build: ['api'], env: true });
if (!process.env['MONGODB_URI']) {
  fail('MONGODB_URI is not set: say which MongoDB (5 or newer) to test on, e.g. mongodb://127.0.0.1:27017');
}
await ensureServers();
const { runStage } = await import('./test/stage.mjs');
const { failed } = await runStage({
  name: "the API's integration and end-to-end specs on MONGODB_URI",
  command: 'jest',
  args: ['-c', 'apps/api/jest.config.mjs', '--testPathPatterns', '\\.(int|e2e)-spec\\.ts$', '--maxWorkers=2'],
});
process.exitCode = failed === 0 ? 0 : 1;
