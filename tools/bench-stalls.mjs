import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['api', 'embedded-mongo'] });
await import('./bench/stalls/run.mjs');
