// What large jobs cost those who report meanwhile, in one run:
//   npm run bench:jobs -- [--rows 50000] [--domains 5000] [--reports 300]
import { parseArgs } from 'node:util';
import { say } from '../../setup/workspace.mjs';
import { count, ms, rate } from '../hot-path/figures.mjs';
import { percentile } from '../hot-path/samples.mjs';
import { setStage } from '../hot-path/stage.mjs';
import { environment, load, table } from '../hot-path/table.mjs';
import { jobsOf } from './jobs-of.mjs';
import { SteadyReports } from './steady-reports.mjs';

const whole = (text) => Math.max(1, Math.floor(Number(text)) || 1);
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    domains: { type: 'string', default: '5000' },
    reports: { type: 'string', default: '300' },
  },
});
const { rows, domains, reports } = Object.fromEntries(
  Object.entries(values).map(([name, text]) => [name, whole(text)]),
);
if (rows <= 1000) throw new Error('Up to 1,000 rows are done while somebody waits: name more');

const CODE = 'BULK';
const csv = () => {
  const lines = Array.from(
    { length: rows },
    (_, n) => `name-${n}-${(n * 7919) % 99_991}.example.com,${CODE},note ${n}`,
  );
  return ['domain,brand,note', ...lines].join('\n');
};

/** What is done, one after the other; the domains that are reported on are among those that are tagged. */
async function* worksOn(jobs) {
  const list = csv();
  yield ['import', () => jobs.import(list)];
  const [elsewhere] = (await jobs.brands()).filter(({ code }) => code !== CODE);
  const filter = { brand: [CODE] };
  yield ['add a tag, to all', () => jobs.bulk({ filter: {}, action: 'addTags', tags: ['bench'] })];
  let last;
  yield ['delete', async () => (last = await jobs.bulk({ filter, action: 'delete' }))];
  yield ['undo of that', () => jobs.undo(last)];
  yield ['pause', () => jobs.bulk({ filter, action: 'pause' })];
  yield ['move to another brand', () => jobs.bulk({ filter, action: 'setBrand', brandId: elsewhere.id })];
}

const { lifetime, startFilled } = await setStage();
const before = load();
try {
  const { api } = await startFilled(domains);
  const jobs = await jobsOf(api.url);
  const steady = new SteadyReports(api.url, { perSecond: reports, domains });
  const cells = ({ took, lost }) => [ms(percentile(took, 0.5)), ms(percentile(took, 0.99)), count(lost)];
  const lines = [];
  for await (const [what, work] of worksOn(jobs)) {
    steady.taken();
    const began = performance.now();
    const { done, state, failures } = await work();
    const seconds = (performance.now() - began) / 1000;
    if (failures > 0 || !['done', 'undone'].includes(state)) throw new Error(`${what}: ${state}, ${failures} failures`);
    const line = [what, count(done), `${seconds.toFixed(1)} s`, rate(done / seconds), ...cells(steady.taken())];
    lines.push(line);
    say(line.join(', '));
  }
  await steady.stop();
  const head = ['job', 'rows', 'time', 'rows a second', 'report p50', 'report p99', 'reports lost'];
  const about = `${count(reports)} single reports a second on ${count(domains)} domains meanwhile, one in seven a change`;
  const where = `${environment()}; load average before ${before}, after ${load()}`;
  process.stdout.write(`${[table(head, lines), about, where].join('\n\n')}\n`);
} catch (error) {
  if (!lifetime.isEnding) say(error.stack);
  await lifetime.end(1);
}
await lifetime.end(0);
