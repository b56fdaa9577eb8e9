import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['embedded-mongo'] });
await import(inRoot('dist', 'libs', 'embedded-mongo', 'cli.js'));
