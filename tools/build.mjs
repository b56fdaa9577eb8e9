import { prepare } from './setup/prepare.mjs';

/** Whatever is started or tested; the projects named as arguments, where any are. */
const ALL = ['api', 'checker', 'dashboard', 'dashboard-e2e', 'embedded-mongo'];
const named = process.argv.slice(2);

await prepare({ build: named.length > 0 ? named : ALL });
