import { ID_PATTERN } from '../../domains.mjs';
import { change, connections, post, UPDATE } from '../http.mjs';
import { atRate, inTurn, patiently } from '../pace.mjs';
import { listen } from '../raw-client.mjs';

/** Connected clients, and what sends the next change and waits until the last of them has heard of it. */
async function audienceOf({ url, from = url, ca, token }, { clients, changing }) {
  const waiting = new Map();
  const hear = (event) => {
    const entry = waiting.get(event.latin1Slice().match(ID_PATTERN)?.[0]);
    if (entry && --entry.missing === 0) entry.complete(performance.now());
  };
  for (let n = 0; n < clients; n += 1) await listen(from, { auth: { token }, hear, ca });
  const pool = connections(url, 8, ca);
  let turn = 0;
  return async (intended) => {
    const content = change(turn++, changing);
    const last = new Promise((complete) => waiting.set(content.id, { missing: clients, complete }));
    await post(pool, UPDATE, content);
    const heard = await patiently(last, 'an event did not reach every client');
    waiting.delete(content.id);
    return heard - intended;
  };
}

/**
 * Milliseconds from when a report to each target was due until the last of its `clients` has heard of it. A target's
 * `from`: where they listen when that is not where the reports go; `token`: with which, unless all have the same.
 */
export default async function toLast({ targets, token, perSecond, seconds, runs, ...audience }) {
  const audiences = [];
  for (const target of targets) audiences.push(await audienceOf({ token, ...target }, audience));
  return inTurn(audiences, runs, (send) => atRate(perSecond, seconds, send));
}
