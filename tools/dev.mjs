import { prepare } from './setup/prepare.mjs';

// API and checker are built by the watcher itself.
await prepare({ build: ['embedded-mongo'], env: true, isTesting: false });
const { runDev } = await import('./run/dev-stack.mjs');
await runDev();
