import { readOptions } from './bench/hot-path/options.mjs';
import { prepare } from './setup/prepare.mjs';

// Before anything is built: a mistyped option is told at once.
const options = readOptions(process.argv.slice(2));
await prepare({ build: ['api', 'embedded-mongo'] });
const { run } = await import('./bench/hot-path/run.mjs');
await run(options);
