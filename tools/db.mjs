import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['embedded-mongo'], isTesting: false });
await import('./db/serve.mjs');
