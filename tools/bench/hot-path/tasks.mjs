// What a load generator can do. Every task warms up first and gives one result per run.
import { connections, download, post, report } from './http.mjs';
import { atRate, repeated } from './pace.mjs';
import { ID_PATTERN } from './samples.mjs';
import { listen } from './raw-client.mjs';

const PATIENCE_MS = 30_000;
const UPDATE = '/api/urls/update';
const BULK = '/api/urls/bulk-update';

/** Reports a second that were acknowledged, each connection sending as fast as it is answered. */
export async function throughput({ url, count, size = 1, domains, changing = false, seconds, runs }) {
  const pool = connections(url, count);
  let next = 0;
  const one = () => {
    const n = next++;
    return report(n % domains, changing ? 1 + Math.floor(n / domains) : 0);
  };
  const send = () =>
    size === 1 ? post(pool, UPDATE, one()) : post(pool, BULK, { updates: Array.from({ length: size }, one) });
  return repeated(runs, async () => {
    const begin = performance.now();
    const end = begin + seconds * 1000;
    let done = 0;
    const worker = async () => {
      while (performance.now() < end) {
        await send();
        done += size;
      }
    };
    await Promise.all(Array.from({ length: count }, worker));
    return (done * 1000) / (performance.now() - begin);
  });
}

/** Milliseconds that single reports take, one after the other. */
export async function oneByOne({ url, domains, seconds, runs }) {
  const pool = connections(url, 1);
  let n = 0;
  return repeated(runs, async () => {
    const took = [];
    const end = performance.now() + seconds * 1000;
    for (; performance.now() < end; n += 7_919) {
      const begin = performance.now();
      await post(pool, UPDATE, report(n % domains));
      took.push(performance.now() - begin);
    }
    return took;
  });
}

/** Milliseconds from when a report was due until the last of `clients` has heard of it. */
export async function toLast({ url, token, clients, domains, perSecond, seconds, runs }) {
  const waiting = new Map();
  const hear = (text) => {
    const entry = waiting.get(text.match(ID_PATTERN)?.[0]);
    if (entry && --entry.missing === 0) entry.complete(performance.now());
  };
  for (let n = 0; n < clients; n += 1) await listen(url, { token }, hear);
  const pool = connections(url, 8);
  let n = 0;
  return repeated(runs, () =>
    atRate(perSecond, seconds, async (intended) => {
      const content = report(n % domains, 1 + Math.floor(n++ / domains));
      const last = new Promise((complete, fail) => {
        waiting.set(content.id, { missing: clients, complete });
        setTimeout(() => fail(new Error('an event did not reach every client')), PATIENCE_MS).unref();
      });
      await post(pool, UPDATE, content);
      const heard = await last;
      waiting.delete(content.id);
      return heard - intended;
    }),
  );
}

/** Milliseconds until every one of `clients` that take batches knows of `changes` domains that were reported at once. */
export async function burst({ url, token, clients, changes, runs }) {
  let knows = [];
  let complete;
  const hear = (client) => (text) => {
    for (const id of text.match(ID_PATTERN) ?? []) knows[client].add(id);
    if (knows.every(({ size }) => size >= changes)) complete(performance.now());
  };
  for (let n = 0; n < clients; n += 1) await listen(url, { token, batch: true }, hear(n));
  const pool = connections(url, 1);
  return repeated(runs, async (run) => {
    knows = Array.from({ length: clients }, () => new Set());
    const all = new Promise((resolve, fail) => {
      complete = resolve;
      setTimeout(() => fail(new Error('a burst did not reach every client')), PATIENCE_MS).unref();
    });
    const begin = performance.now();
    await post(pool, BULK, { updates: Array.from({ length: changes }, (_, n) => report(n, run + 1)) });
    return (await all) - begin;
  });
}

/** `runs` whole downloads of the checkers' list, then `again` with the tag of the first. */
export async function list({ url, runs, again }) {
  const pool = connections(url, 1);
  const whole = await repeated(runs, () => download(pool, '/api/urls'));
  const headers = { 'if-none-match': whole[0].tag };
  const unchanged = again > 0 ? await repeated(again, () => download(pool, '/api/urls', headers)) : [];
  return { whole, unchanged };
}

/** Milliseconds that pages of the dashboard's list take at a fixed rate, each `query` in turn. */
export async function pages({ url, token, queries, perSecond, seconds, runs }) {
  const pool = connections(url, 8);
  const headers = { authorization: `Bearer ${token}` };
  return repeated(runs, () =>
    atRate(perSecond, seconds, async (intended, n) => {
      await download(pool, `/api/domains?${queries[n % queries.length]}`, headers);
      return performance.now() - intended;
    }),
  );
}
