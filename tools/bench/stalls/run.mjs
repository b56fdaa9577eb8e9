// How long others wait for legitimate calls that ask for much:
//   npm run bench:stalls -- [--domains 100000] [--rows 50000] [--transitions 100000] [--only WORD]
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { say } from '../../setup/workspace.mjs';
import { BRANDS, brandOf, fill } from '../dashboard/fill.mjs';
import { namesOf } from '../dashboard/names.mjs';
import { seedTransitions } from '../history/seed.mjs';
import { ms } from '../hot-path/figures.mjs';
import { signIn } from '../hot-path/servers/start.mjs';
import { setStage } from '../hot-path/stage.mjs';
import { environment, load, table } from '../hot-path/table.mjs';
import { callsOf } from './calls.mjs';

const { values } = parseArgs({
  options: {
    domains: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '50000' },
    transitions: { type: 'string', default: '100000' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
  },
});
const [domains, rows, transitions] = [values.domains, values.rows, values.transitions].map(Number);
const DAYS = 90;
/** So that what a call leaves behind is over before the next. */
const BETWEEN_MS = 1_500;
const IDLE_MS = 2_000;

async function measure(api) {
  const token = await signIn(api.url);
  const pinger = new Worker(new URL('./pinger.mjs', import.meta.url), { workerData: api.url });
  const longest = async () => {
    const answered = once(pinger, 'message');
    pinger.postMessage('longest');
    const turn = await api.ask('turn');
    const [wait] = await answered;
    return { turn, wait };
  };
  const ask = async ([, method, path, body]) => {
    const text = typeof body === 'string';
    const type = text ? 'text/csv' : 'application/json';
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': type }) };
    const answer = await fetch(api.url + path, { method, headers, body: text ? body : body && JSON.stringify(body) });
    let bytes = 0;
    for await (const part of answer.body) bytes += part.length;
    return { status: answer.status, bytes };
  };
  await pause(IDLE_MS);
  await longest();
  await pause(IDLE_MS);
  const idle = await longest();
  const lines = [['nothing', '', '', '', ms(idle.turn), ms(idle.wait)]];
  for (const call of callsOf(namesOf(domains), rows)) {
    if (!call[0].includes(values.only)) continue;
    await longest();
    if (values.profile) await api.ask('profile');
    const start = performance.now();
    const { status, bytes } = await ask(call);
    const took = performance.now() - start;
    const { turn, wait } = await longest();
    if (values.profile) await api.ask('endProfile', { folder: values.profile });
    lines.push([call[0], String(status), `${Math.ceil(bytes / 1000)} kB`, ms(took), ms(turn), ms(wait)]);
    say(lines.at(-1).join(', '));
    await pause(BETWEEN_MS);
  }
  await pinger.terminate();
  return lines;
}

const { lifetime, start } = await setStage();
const before = load();
try {
  const database = await start.database();
  // Its indexes are there before the rows, as they are in life.
  await start.rebuild(database.url);
  say(`${domains} domains, ${transitions} changes …`);
  await fill(database.url, namesOf(domains));
  await seedTransitions(database.url, { domains, transitions, days: DAYS, brands: (n) => brandOf(n % BRANDS) });
  await start.rebuild(database.url);
  const api = await start.api(database.url, { HISTORY_DAYS: String(DAYS) });
  const head = ['call', 'answer', 'size', 'took', 'longest turn, processor time', 'longest wait of others'];
  const lines = await measure(api);
  const where = `${environment()}; load average before ${before}, after ${load()}`;
  process.stdout.write(`${[table(head, lines), where].join('\n\n')}\n`);
} catch (error) {
  if (!lifetime.isEnding) say(error.stack);
  await lifetime.end(1);
}
await lifetime.end(0);
