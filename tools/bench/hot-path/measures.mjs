import { generate } from './generator.mjs';
import { median, typical } from './samples.mjs';

const rate = (value) => `${Math.round(value).toLocaleString('en')}/s`;
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const times = (value) => `${value.toFixed(2)} ×`;
const pair = (runs, high) => `${ms(typical(runs, 0.5))} / ${ms(typical(runs, high))}`;

/** One report at a time, in a small database: what growth is compared with. */
export const alone = async (url, { seconds, runs, domains }) =>
  typical(await generate('oneByOne', { url, seconds, runs, domains }), 0.5);

export async function updates({ api, yardstick, floor }, { seconds, runs, domains }) {
  const options = { count: 50, domains, seconds, runs };
  const of = async ({ url }, more) => median(await generate('throughput', { url, ...options, ...more }));
  const single = await of(api);
  const plain = await of(yardstick);
  const bare = await of(floor);
  const bulk = await of(api, { count: 4, size: 500 });
  const changing = await of(api, { changing: true });
  const bulkChanging = await of(api, { count: 4, size: 500, changing: true });
  return [
    ['`POST /api/urls/update`, 50 connections', rate(single), rate(plain), times(single / plain), '≥ 3,000/s, ≥ 5 ×'],
    ['the same, every report a change', rate(changing), rate(plain), times(changing / plain), ''],
    ['floor: Fastify + one durable write each', rate(bare), '', times(single / bare), '(ours ÷ floor)'],
    ['`bulk-update` of 500, 4 connections', rate(bulk), rate(plain), times(bulk / plain), '≥ 8,000/s, ≥ 10 ×'],
    ['the same, every report a change', rate(bulkChanging), rate(plain), times(bulkChanging / plain), ''],
  ];
}

export async function fanOut({ api, yardstick }, { token, seconds, runs, domains, clients }) {
  const of = ({ url }, more) => generate('toLast', { url, token, domains, runs, ...more });
  const idle = { clients: 1, perSecond: 50, seconds };
  const crowd = { clients, perSecond: 5, seconds: seconds * 2 };
  const [ourIdle, theirIdle] = [await of(api, idle), await of(yardstick, idle)];
  const [ourCrowd, theirCrowd] = [await of(api, crowd), await of(yardstick, crowd)];
  const change = { url: api.url, token, clients: 100, changes: 1_000, runs };
  const bursts = await generate('burst', change);
  const ratio = (ours, theirs, share) => times(typical(ours, share) / typical(theirs, share));
  const compared = (what, ours, theirs, target) => [
    what,
    pair(ours, 0.99),
    pair(theirs, 0.99),
    `${ratio(ours, theirs, 0.5)} / ${ratio(ours, theirs, 0.99)}`,
    target,
  ];
  return [
    compared('POST → event, idle, 1 client, p50 / p99', ourIdle, theirIdle, '≤ 2.5 / 10 ms, ≤ 1 ×'),
    compared(`POST → event in the last of ${clients} clients, p50 / p99`, ourCrowd, theirCrowd, 'p99 ≤ 40 ms, ≤ 1 ×'),
    ['1,000 changes at once → last of 100 batch clients', ms(median(bursts)), '', '', '≤ 500 ms'],
  ];
}

export async function lists({ api, yardstick }, { token, seconds, runs, listRuns }) {
  const ours = await generate('list', { url: api.url, runs, again: 50 });
  const theirs = await generate('list', { url: yardstick.url, runs: listRuns, again: 0 });
  const of = (downloads, part) => median(downloads.map((download) => download[part]));
  const whole = [of(ours.whole, 'whole'), of(theirs.whole, 'whole')];
  const rows = [
    ['`GET /api/urls`, whole', ms(whole[0]), ms(whole[1]), times(whole[1] / whole[0]), '≥ 4 ×'],
    ['`GET /api/urls`, first byte', ms(of(ours.whole, 'first')), ms(of(theirs.whole, 'first')), '', '≤ 20 ms'],
    ['`GET /api/urls`, 304', ms(of(ours.unchanged, 'whole')), '', '', '≤ 3 ms'],
  ];
  const queries = {
    page: Array.from({ length: 40 }, (_, n) => `page=${n * 13 + 1}`),
    search: Array.from({ length: 40 }, (_, n) => `q=site-0${n + 10}`),
    'filter + sort': Array.from({ length: 20 }, (_, n) => `brand=B${n}&status=ada&sort=-since`),
  };
  for (const [what, asked] of Object.entries(queries)) {
    const options = { url: api.url, token, queries: asked, perSecond: 20, seconds, runs };
    const took = await generate('pages', options);
    rows.push([`\`GET /api/domains\`, ${what}, p95`, ms(typical(took, 0.95)), '', '', '≤ 25 ms']);
  }
  return rows;
}

export const growth = (small, large, domains) => [
  `one update, 100 → ${domains.toLocaleString('en')} domains`,
  `${ms(small)} → ${ms(large)}`,
  '',
  times(large / small),
  '≤ 1.2 ×',
];
