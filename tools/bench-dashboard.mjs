import { parseArgs } from 'node:util';
import { prepare } from './setup/prepare.mjs';

/** `--part lists` asks the API alone, `--part pages` opens the dashboard alone. */
const { values } = parseArgs({ options: { domains: { type: 'string', default: '100000' }, part: { type: 'string' } } });
await prepare({ build: ['api', 'dashboard', 'embedded-mongo'] });
const { run } = await import('./bench/dashboard/run.mjs');
await run({ domains: Number(values.domains), part: values.part });
