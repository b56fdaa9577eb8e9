import { parseArgs } from 'node:util';
import { prepare } from './setup/prepare.mjs';

/**
 * `--part lists` asks the API alone, `--part pages` opens the dashboard alone, `--part heaps` leaves its pages open while
 * verdicts change. `--live-seconds` is how long they do, `--changes` how many do a second.
 */
const { values } = parseArgs({
  options: {
    domains: { type: 'string', default: '100000' },
    part: { type: 'string' },
    'live-seconds': { type: 'string', default: '60' },
    changes: { type: 'string', default: '300' },
  },
});
await prepare({ build: ['api', 'dashboard', 'embedded-mongo'] });
const { run } = await import('./bench/dashboard/run.mjs');
await run({
  domains: Number(values.domains),
  part: values.part,
  seconds: Number(values['live-seconds']),
  perSecond: Number(values.changes),
});
