import { parseArgs } from 'node:util';
import { prepare } from './setup/prepare.mjs';

/**
 * `--part lists` asks the API alone, `--part pages` opens the dashboard alone, `--part heaps` leaves its pages open while
 * verdicts change. `--live-seconds` is how long they do, `--changes` how many do a second. `--page incidents --page home`
 * opens each of these by itself, one after the other, instead of all that `--part heaps` has at once.
 */
const { values } = parseArgs({
  options: {
    domains: { type: 'string', default: '100000' },
    part: { type: 'string' },
    'live-seconds': { type: 'string', default: '60' },
    page: { type: 'string', multiple: true },
    changes: { type: 'string', default: '300' },
  },
});
await prepare({ build: ['api', 'dashboard', 'embedded-mongo'] });
const { run } = await import('./bench/dashboard/run.mjs');
await run({
  domains: Number(values.domains),
  part: values.page ? 'heaps' : values.part,
  alone: values.page,
  seconds: Number(values['live-seconds']),
  perSecond: Number(values.changes),
});
