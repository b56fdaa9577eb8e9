import { prepare } from './setup/prepare.mjs';
import { ensureServers } from './setup/servers.mjs';
import { fail } from './setup/workspace.mjs';

await prepare({ build: ['api'], env: true });
if (!process.env['MONGODB_URI']) {
  fail('MONGODB_URI is not set: say which MongoDB (5 or newer) to test on, e.g. mongodb://127.0.0.1:27017');
}
await ensureServers();
const { runStage } = await import('./test/stage.mjs');
const jest = (name, config, pattern) => ({
  name: `${name} on MONGODB_URI`,
  command: 'jest',
  args: ['-c', config, '--testPathPatterns', pattern, '--maxWorkers=2'],
});
const stages = [
  jest("the API's integration and end-to-end specs", 'apps/api/jest.config.mjs', '\\.(int|e2e)-spec\\.ts$'),
  jest("the embedded database's cases", 'libs/embedded-mongo/jest.config.mjs', '(store-cases|semantics)\\.int-spec'),
];
let failed = 0;
for (const stage of stages) failed += (await runStage(stage)).failed;
process.exitCode = failed === 0 ? 0 : 1;
