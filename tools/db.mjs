import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['embedded-mongo'] });
await import('./db/serve.mjs');
