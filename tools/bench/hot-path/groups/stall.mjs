import { ms } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { median } from '../samples.mjs';

const REPORTS = 1_000;

/** How long everybody else waits while large bodies come in: good ones, and such as only mean to hold the server up. */
export async function stall({ api }, { runs, slice }) {
  const waits = await generate('stall', { url: api.url, runs, size: REPORTS, changing: slice(6) });
  const row = (what, values, target) => [what, `${ms(median(values))} / ${ms(Math.max(...values))}`, '', '', target];
  return [
    row(`others wait for a bulk of ${REPORTS.toLocaleString('en')} changes, median / longest`, waits.bulk, '≤ 50 ms'),
    row('the same for hostile bodies, the worst of each run', waits.hostile, '≤ 50 ms'),
    row('the same for nothing', waits.idle, ''),
  ];
}
