import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['checker'] });
await import(inRoot('dist', 'apps', 'checker', 'bench.js'));
