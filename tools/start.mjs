import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['api', 'dashboard', 'checker'], env: true });
const { runStack } = await import('./run/stack.mjs');

await runStack({
  checker: (api) => ({
    args: [inRoot('dist', 'apps', 'checker', 'main.js'), 'run', '--api', api, '--vantage', 'local', '--interval', '60'],
  }),
});
