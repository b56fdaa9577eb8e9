import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['api', 'checker', 'dashboard', 'dashboard-e2e', 'embedded-mongo'] });
