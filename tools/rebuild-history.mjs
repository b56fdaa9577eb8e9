import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['api', 'embedded-mongo'], env: true, isTesting: false });
await import(inRoot('dist', 'apps', 'api', 'rebuild-history.js'));
