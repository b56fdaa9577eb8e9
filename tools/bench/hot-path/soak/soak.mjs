import { setTimeout as after } from 'node:timers/promises';
import { say } from '../../../setup/workspace.mjs';
import { generate } from '../load/generator.mjs';
import { SOAK_CLIENTS } from '../options.mjs';
import { signIn } from '../servers/start.mjs';
import { minuteOf } from './minutes.mjs';
import { minuteTable, summaryTable } from './report.mjs';

/** 300 reports a second, as a few checkers would send them that test a list of known verdicts again and again. */
const MIX = { singles: 60, bulks: 4, size: 60, changeEvery: 20 };
const SAMPLE_EVERY_S = 5;
const PATIENCE_S = 30;

const nothing = () => ({ acknowledged: 0, took: [], errors: 0 });

/** Every row of the soak, minute by minute. */
async function watched({ api, database }, minutes, takeNews) {
  const rows = [];
  const begin = performance.now();
  await api.ask('watchLoop');
  let cpu = await api.ask('cpu');
  for (let sample = 1, samples = []; rows.length < minutes; sample += 1) {
    await after(begin + sample * SAMPLE_EVERY_S * 1000 - performance.now());
    samples.push({ ...(await api.ask('memory')), database: (await database.ask('memory')).rss });
    if ((sample * SAMPLE_EVERY_S) % 60 !== 0) continue;
    const { recent } = await api.ask('loop');
    const spent = (await api.ask('cpu')) - cpu;
    cpu += spent;
    rows.push(minuteOf(samples, { loop: recent, core: spent / 60e6 }, takeNews()));
    say(`minute ${rows.length} of ${minutes}`);
    samples = [];
  }
  return { rows, loop: (await api.ask('loop')).whole };
}

/** Listeners in a process of their own, connected; `heard` is what they told last. */
async function startListening(options, stop) {
  const listeners = { heard: undefined };
  const { promise: connected, resolve } = Promise.withResolvers();
  const hear = (news) => {
    listeners.heard = news;
    resolve();
  };
  listeners.ended = generate('listening', options, { hear, signal: stop });
  await Promise.race([connected, listeners.ended]);
  return listeners;
}

/** A steady load on a full database, and what it does to the server as time goes by. */
export async function soak(stage, { minutes, domains, plain }) {
  const { api, database } = await stage.startFilled(domains);
  const stop = new AbortController();
  const audience = { plain, batch: SOAK_CLIENTS - plain };
  const listeners = await startListening({ url: api.url, token: await signIn(api.url), ...audience }, stop.signal);

  const all = nothing();
  let recent = nothing();
  const hear = ({ acknowledged, took, errors }) => {
    for (const sum of [all, recent]) {
      sum.acknowledged += acknowledged;
      sum.took.push(...took);
      sum.errors += errors.length;
    }
    for (const error of errors.slice(0, 3)) say(error);
  };
  const takeNews = () => {
    const taken = recent;
    recent = nothing();
    return taken;
  };
  const options = { url: api.url, domains, ...MIX, seconds: minutes * 60 };
  const soaking = Promise.all([
    watched({ api, database }, minutes, takeNews),
    generate('reporting', options, { hear }),
  ]);
  // Without listeners nothing is worth waiting for.
  const [{ rows, loop }] = await Promise.race([soaking, listeners.ended]);
  const expected = all.acknowledged * SOAK_CLIENTS;
  for (let waited = 0; listeners.heard.updates < expected && waited < PATIENCE_S; waited += 1) await after(1_000);
  stop.abort();
  await listeners.ended;
  return [
    minuteTable(rows),
    summaryTable({ rows, loop, all, expected, ...listeners.heard, mix: MIX, ...audience, domains }),
  ];
}
