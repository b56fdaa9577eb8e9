import { count, mb, ms, percent } from '../figures.mjs';
import { percentile } from '../samples.mjs';
import { table } from '../table.mjs';
import { growthOf } from './minutes.mjs';

export const minuteTable = (rows) =>
  table(
    [
      'minute',
      'RSS',
      'heap',
      'database RSS',
      'loop delay p99 / max',
      'of a core',
      'reports/s',
      'report p50 / p99',
      'errors',
    ],
    rows.map((row, n) => [
      `${n + 1}`,
      mb(row.rss),
      mb(row.heap),
      mb(row.database),
      `${ms(row.loop.p99)} / ${ms(row.loop.max)}`,
      percent(row.core),
      count(row.acknowledged / 60),
      `${ms(row.p50)} / ${ms(row.p99)}`,
      `${row.errors}`,
    ]),
  );

const perHour = (bytes) => (bytes === undefined ? 'too short to tell' : `${(bytes / 2 ** 20).toFixed(1)} MB/h`);

/** @param {object} soak `all` that was reported, `updates` that clients heard of `expected`, `lost` connections */
export function summaryTable({ rows, loop, all, updates, expected, lost, mix, plain, batch, domains }) {
  const { singles, bulks, size, changeEvery } = mix;
  return table(
    ['soak', 'measured', 'target'],
    [
      ['domains; clients', `${count(domains)}; ${batch} in batches, ${plain} one by one`, ''],
      ['reports a second', `${singles} single, ${bulks} × ${size} in bulk; 1 in ${changeEvery} a change`, ''],
      ['API, RSS over the last ¾', perHour(growthOf(rows, ({ rss }) => rss)), 'flat'],
      ['API, heap over the last ¾', perHour(growthOf(rows, ({ heap }) => heap)), 'flat'],
      ['database, RSS over the last ¾', perHour(growthOf(rows, ({ database }) => database)), ''],
      ['event loop delay, p99 / max', `${ms(loop.p99)} / ${ms(loop.max)}`, 'p99 ≤ 30 ms'],
      ['report, p50 / p99', `${ms(percentile(all.took, 0.5))} / ${ms(percentile(all.took, 0.99))}`, ''],
      ['reports acknowledged', count(all.acknowledged), ''],
      ['updates heard / expected', `${count(updates)} / ${count(expected)}`, 'equal'],
      ['errors / connections lost', `${all.errors} / ${lost}`, '0 / 0'],
    ],
  );
}
