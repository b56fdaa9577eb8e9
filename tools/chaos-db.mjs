import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['embedded-mongo'] });
await import('./chaos/db.mjs');
