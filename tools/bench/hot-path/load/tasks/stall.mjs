import { setTimeout as after } from 'node:timers/promises';
import { HOSTILE } from '../hostile.mjs';
import { BULK, change, connections } from '../http.mjs';

const PULSE_MS = 10;
const JSON_BODY = { 'content-type': 'application/json' };

/** The longest that somebody who asks for next to nothing waits while `work` is done, in milliseconds. */
async function longestWait(pulse, work) {
  let isGoing = true;
  let longest = 0;
  const watch = (async () => {
    while (isGoing) {
      const start = performance.now();
      const { body } = await pulse.request({ method: 'GET', path: '/health/live' });
      await body.dump();
      longest = Math.max(longest, performance.now() - start);
      await after(PULSE_MS);
    }
  })();
  await work();
  isGoing = false;
  await watch;
  return longest;
}

/** How long others wait for bodies that are refused, and for good ones of `size` reports that each change a verdict. */
export default async function stall({ url, runs, size, changing }) {
  const pulse = connections(url, 1);
  const pool = connections(url, 1);
  const send = async (body) => {
    const answer = await pool.request({ method: 'POST', path: BULK, headers: JSON_BODY, body });
    await answer.body.dump();
  };
  let turn = 0;
  const bulk = () => JSON.stringify({ updates: Array.from({ length: size }, () => change(turn++, changing)) });
  const waits = { idle: [], hostile: [], bulk: [] };
  for (let run = 0; run <= runs; run += 1) {
    const idle = await longestWait(pulse, () => after(20 * PULSE_MS));
    const hostile = [];
    for (const body of HOSTILE) hostile.push(await longestWait(pulse, () => send(body)));
    const good = bulk();
    const legitimate = await longestWait(pulse, () => send(good));
    // The first warms up.
    if (run === 0) continue;
    waits.idle.push(idle);
    waits.hostile.push(Math.max(...hostile));
    waits.bulk.push(legitimate);
  }
  return waits;
}
