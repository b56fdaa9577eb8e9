import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['api', 'checker'], env: true });
const { runDev } = await import('./run/dev-stack.mjs');
await runDev({
  checker: (api) => ({
    args: [inRoot('dist', 'apps', 'checker', 'main.js'), 'run', '--api', api, '--vantage', 'local', '--interval', '60'],
  }),
});
