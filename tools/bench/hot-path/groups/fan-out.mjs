import { latencies, ms, times, us } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { median, typical } from '../samples.mjs';

const BURST = { clients: 100, changes: 1_000 };

/** From a report to the browsers, at a steady rate. */
async function steady({ api, yardstick }, { token, runs }, what, load, target) {
  const targets = [{ url: api.url }, { url: yardstick.url }];
  const [ours, theirs] = await generate('to-last', { targets, token, runs, ...load });
  const ratio = (share) => times(typical(ours, share) / typical(theirs, share));
  return [`${what}, p50 / p99`, latencies(ours), latencies(theirs), `${ratio(0.5)} / ${ratio(0.99)}`, target];
}

/** Many changes at once: milliseconds, and microseconds of the server's process for each update that reached a client. */
async function bursts({ api, yardstick }, { token, runs }) {
  const of = [api, api, yardstick];
  const targets = of.map(({ url }, index) => ({ url, bulk: index === 0 }));
  const ask = (index) => of[index].ask('cpu');
  const measured = await generate('burst', { targets, token, runs, ...BURST }, { ask });
  const [bulk, single, theirs] = measured.map((results) => ({
    took: median(results.map(({ took }) => took)),
    each: median(results.map(({ grew }) => grew)) / (BURST.clients * BURST.changes),
  }));
  const compared = (what, figure, ours, unit, target) => [
    what,
    unit(ours[figure]),
    unit(theirs[figure]),
    times(ours[figure] / theirs[figure]),
    target,
  ];
  return [
    compared('1,000 changes in one call → last of 100 batch clients', 'took', bulk, ms, '≤ 500 ms'),
    compared('the same in 1,000 calls', 'took', single, ms, ''),
    compared('server’s processor time per update delivered, one call', 'each', bulk, us, '≤ 0.5 ×'),
    compared('the same in 1,000 calls', 'each', single, us, '≤ 0.5 ×'),
  ];
}

export async function fanOut(servers, settings) {
  const { seconds, clients, slice } = settings;
  const idle = { clients: 1, perSecond: 50, seconds, changing: slice(2) };
  const crowd = { clients, perSecond: 5, seconds: seconds * 2, changing: slice(3) };
  return [
    await steady(servers, settings, 'POST → event, idle, 1 client', idle, '≤ 2.5 / 10 ms, ≤ 1 ×'),
    await steady(servers, settings, `POST → event in the last of ${clients} clients`, crowd, 'p99 ≤ 40 ms, ≤ 1 ×'),
    ...(await bursts(servers, settings)),
  ];
}
