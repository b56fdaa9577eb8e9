import { parseArgs } from 'node:util';
import { prepare } from './setup/prepare.mjs';

const { values } = parseArgs({ options: { domains: { type: 'string', default: '100000' } } });
await prepare({ build: ['api', 'embedded-mongo'] });
const { run } = await import('./bench/dashboard/run.mjs');
await run({ domains: Number(values.domains) });
