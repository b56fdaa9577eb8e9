import { ID_PATTERN } from '../../domains.mjs';
import { BULK, connections, post, report, UPDATE } from '../http.mjs';
import { inTurn, patiently } from '../pace.mjs';
import { listen } from '../raw-client.mjs';

/** Connected clients that take batches; `next` gives reports that change every domain, and when all clients know of them. */
async function audienceOf(url, { token, clients, changes }) {
  let knows = [];
  let missing;
  let complete;
  let round = 0;
  const hear = (client) => (event) => {
    const known = knows[client];
    if (!known || known.size === changes) return;
    for (const id of event.latin1Slice().match(ID_PATTERN) ?? []) known.add(id);
    if (known.size === changes && --missing === 0) complete(performance.now());
  };
  for (let n = 0; n < clients; n += 1) await listen(url, { auth: { token, batch: true }, hear: hear(n) });
  const next = () => {
    round += 1;
    knows = Array.from({ length: clients }, () => new Set());
    missing = clients;
    return {
      updates: Array.from({ length: changes }, (_, n) => report(n, round)),
      known: new Promise((resolve) => (complete = resolve)),
    };
  };
  return { next, pool: connections(url, 50) };
}

/**
 * `changes` domains change at once: milliseconds until every one of `clients` knows of all of them, and by how much the
 * parent's figure for the target grew meanwhile. Without `bulk` every change is a request of its own, on 50 connections.
 * Targets of one address share its clients.
 */
export default async function burst({ targets, runs, ...options }, parent) {
  const audiences = {};
  for (const { url } of targets) audiences[url] ??= await audienceOf(url, options);
  return inTurn([...targets.keys()], runs, async (index) => {
    const { url, bulk } = targets[index];
    const { next, pool } = audiences[url];
    const before = await parent.ask(index);
    const { updates, known } = next();
    const start = performance.now();
    if (bulk) await post(pool, BULK, { updates });
    else await Promise.all(updates.map((update) => post(pool, UPDATE, update)));
    const end = await patiently(known, 'a burst did not reach every client');
    return { took: end - start, grew: (await parent.ask(index)) - before };
  });
}
