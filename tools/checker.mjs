import { lifetime } from './process/lifetime.mjs';
import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['checker'], env: true, isTesting: false });
// It has its own way to end: what it has measured is delivered first.
lifetime.release();
await import(inRoot('dist', 'apps', 'checker', 'main.js'));
