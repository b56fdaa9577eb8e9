// What history over time costs, against its targets, in one run:
//   npm run bench:history -- [--domains 100000] [--transitions 2000000] [--days 90] [--rounds 100]
import { parseArgs } from 'node:util';
import { say } from '../../setup/workspace.mjs';
import { setStage } from '../hot-path/stage.mjs';
import { environment, load, table } from '../hot-path/table.mjs';
import { measure } from './measure.mjs';
import { seedHistory } from './seed.mjs';

const whole = (text) => Math.max(1, Math.floor(Number(text)) || 1);
const { values } = parseArgs({
  options: {
    domains: { type: 'string', default: '100000' },
    transitions: { type: 'string', default: '2000000' },
    days: { type: 'string', default: '90' },
    rounds: { type: 'string', default: '100' },
  },
});
const { domains, transitions, days, rounds } = Object.fromEntries(
  Object.entries(values).map(([name, text]) => [name, whole(text)]),
);

const seconds = async (work) => {
  const began = performance.now();
  await work();
  return `${((performance.now() - began) / 1000).toFixed(0)} s`;
};

const { lifetime, start } = await setStage();
const before = load();
try {
  const database = await start.database();
  // Its indexes are there before the rows, as they are in life.
  await start.rebuild(database.url);
  say(`${domains} domains, ${transitions} rows of ${days} days …`);
  const filled = await seconds(() => seedHistory(database.url, { domains, transitions, days }));
  say(`filled in ${filled}; summing …`);
  const summed = await seconds(() => start.rebuild(database.url));
  const api = await start.api(database.url, { HISTORY_DAYS: String(days) });
  const rows = await measure(api.url, { days, rounds });
  const head = ['what is read', 'p50', 'p95', 'target'];
  const about = `${domains} domains, ${transitions} transitions of ${days} days, filled in ${filled}; all sums anew in ${summed}`;
  const where = `${environment()}; load average before ${before}, after ${load()}`;
  process.stdout.write(`${[table(head, rows), about, where].join('\n\n')}\n`);
} catch (error) {
  if (!lifetime.isEnding) say(error.stack);
  await lifetime.end(1);
}
await lifetime.end(0);
