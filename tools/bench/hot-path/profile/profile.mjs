import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { say } from '../../../setup/workspace.mjs';
import { slicesOf } from '../compare.mjs';
import { generate } from '../load/generator.mjs';
import { sourcesOf } from './sources.mjs';
import { areaTable, functionTable, summaryOf } from './summary.mjs';

const loadsOn = (domains) => ({
  'single updates': { open: 50 },
  'the same, every report a change': { open: 50, changing: slicesOf(domains)(0) },
  'bulk-update of 500': { open: 4, size: 500 },
  'the same in bulk, every report a change': { open: 4, size: 500, changing: slicesOf(domains)(1) },
});

/** Program of the thread's file → what it is called here. Other threads do next to nothing. */
const THREADS = { 'main.js.main.json': 'API', 'worker.js': 'embedded database' };
const threadOf = (file) => Object.entries(THREADS).find(([begin]) => file.startsWith(begin))?.[1];

/** The profile of every thread that matters while one load runs, with the number of reports. */
async function taken(servers, load, { folder, domains, seconds }) {
  const options = { targets: [{ url: servers[0].url, ...load }], domains, seconds, runs: 1 };
  await generate('throughput', options);
  await mkdir(folder);
  for (const server of servers) await server.ask('profile');
  const [[{ reports }]] = await generate('throughput', { ...options, warmUp: false });
  for (const server of servers) await server.ask('endProfile', { folder });
  // The worker thread of the database answers to nobody.
  while (!(await readdir(folder)).some((file) => threadOf(file) === THREADS['worker.js'])) await after(50);
  const profiles = {};
  for (const file of await readdir(folder)) {
    const thread = threadOf(file);
    if (thread) profiles[thread] = JSON.parse(await readFile(join(folder, file), 'utf8'));
  }
  return { reports, profiles };
}

/** Where the processor's time goes: by area and by function, for each report. */
export async function profile(stage, { quick, domains }) {
  const { api, database } = await stage.startFilled(domains);
  const place = sourcesOf();
  const seconds = quick ? 2 : 10;
  const found = {};
  for (const [index, [name, load]] of Object.entries(loadsOn(domains)).entries()) {
    say(`${name} …`);
    const folder = join(stage.folder, `profile-${index}`);
    const { reports, profiles } = await taken([api, database], load, { folder, domains, seconds });
    for (const [thread, it] of Object.entries(profiles)) {
      (found[thread] ??= []).push({ load: name, ...summaryOf(it, reports, place) });
    }
  }
  return Object.entries(found).flatMap(([thread, summaries]) => [
    areaTable(thread, summaries),
    ...summaries.map((summary) => functionTable(thread, summary)),
  ]);
}
