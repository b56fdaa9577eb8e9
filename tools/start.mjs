import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['api', 'dashboard', 'checker'], env: true, isTesting: false });
const { LOCAL_VANTAGE, localChecker } = await import('./run/local-checker.mjs');
const { runStack } = await import('./run/stack.mjs');

await runStack({
  vantage: LOCAL_VANTAGE,
  checker: (api) => ({ args: localChecker(inRoot('dist', 'apps', 'checker', 'main.js'), api) }),
});
