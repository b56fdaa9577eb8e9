import { setTimeout as after } from 'node:timers/promises';
import { BULK, change, connections, post, report, UPDATE } from '../http.mjs';
import { inTurn } from '../pace.mjs';

/** Sends the next report, or the next `size` of them in bulk; gives their number. */
function senderOf({ url, open, size = 1, changing, key }, domains) {
  const pool = connections(url, open);
  let next = 0;
  const one = () => (changing ? change(next++, changing) : report(next++ % domains));
  return async () => {
    if (size === 1) await post(pool, UPDATE, one(), key);
    else await post(pool, BULK, { updates: Array.from({ length: size }, one) }, key);
    return size;
  };
}

/**
 * Reports that were acknowledged, in all and a second, by each target: `open` connections, each of which sends as fast as
 * it is answered. `changing`: the domains whose verdict every report changes; without, each repeats what is known. With
 * `restMs`, by how much the parent's figures for the target grew in `tookMs`: meanwhile, and in that time after, which is for what
 * a server does about reports later.
 */
export default async function throughput({ targets, domains, seconds, runs, warmUp, restMs }, parent) {
  const senders = targets.map((target, index) => ({ send: senderOf(target, domains), open: target.open, index }));
  const measured = async ({ send, open, index }) => {
    const before = restMs === undefined ? {} : await parent.ask(index);
    const begin = performance.now();
    const end = begin + seconds * 1000;
    let reports = 0;
    const worker = async () => {
      while (performance.now() < end) {
        const sent = await send();
        reports += sent;
      }
    };
    await Promise.all(Array.from({ length: open }, worker));
    const perSecond = (reports * 1000) / (performance.now() - begin);
    if (restMs === undefined) return { reports, perSecond };
    await after(restMs);
    const grown = Object.entries(await parent.ask(index)).map(([name, figure]) => [name, figure - before[name]]);
    return { reports, perSecond, grew: Object.fromEntries(grown), tookMs: performance.now() - begin };
  };
  return inTurn(senders, runs, measured, warmUp);
}
