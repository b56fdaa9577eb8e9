import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['embedded-mongo'] });
await import('./bench/db.mjs');
