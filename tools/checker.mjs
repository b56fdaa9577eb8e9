import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['checker'], env: true });
await import(inRoot('dist', 'apps', 'checker', 'main.js'));
