import { kb, latencies, ms, times } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { median, typical } from '../samples.mjs';
import { listMemory } from './memory.mjs';

export const QUERIES = {
  page: Array.from({ length: 40 }, (_, n) => `page=${n * 13 + 1}`),
  search: Array.from({ length: 40 }, (_, n) => `q=site-0${n + 10}`),
  'filter + sort': Array.from({ length: 20 }, (_, n) => `brand=B${n}&status=ada&sort=-since`),
};

const typicalOf = (downloads) => {
  const of = (part) => median(downloads.map((download) => download[part]));
  return { whole: of('whole'), first: of('first'), bytes: of('bytes') };
};

/** The checkers' list: after it changed, since a version may be kept, and again. */
async function checkersList({ api, yardstick }, { token, runs }) {
  const of = async (targets, unchanged) => {
    const { downloads, took } = await generate('list', { targets, runs, unchanged });
    return { took, downloads: downloads.map(typicalOf) };
  };
  const { url } = api;
  const { downloads, took } = await of([{ url, token }, { url }, { url: yardstick.url }], 200);
  const [cold, warm, theirs] = downloads;
  const compared = (what, part, ours, target) => [
    `\`GET /api/urls\` ${what}`,
    ms(ours[part]),
    ms(theirs[part]),
    times(theirs[part] / ours[part]),
    target,
  ];
  const compressed = (what, { whole, first, bytes }) => [
    `${what}: whole / first byte / size`,
    `${ms(whole)} / ${ms(first)} / ${kb(bytes)}`,
    '',
    times(theirs.whole / whole),
    '',
  ];
  const others = ['gzip', 'br'].flatMap((encoding) => [
    { url, token, encoding },
    { url, encoding },
  ]);
  const [gzipCold, gzip, brCold, br] = (await of(others)).downloads;
  return [
    compared('after a change, whole', 'whole', cold, '≥ 4 ×'),
    compared('after a change, first byte', 'first', cold, '≤ 20 ms'),
    compared('again, whole', 'whole', warm, '≥ 4 ×'),
    compared('again, first byte', 'first', warm, '≤ 20 ms'),
    compressed('gzip, after a change', gzipCold),
    compressed('gzip, again', gzip),
    compressed('br, after a change', brCold),
    compressed('br, again', br),
    ['`GET /api/urls`, 304, p50 / p99', latencies([took]), '', '', '≤ 3 ms'],
  ];
}

async function dashboardsList({ api }, { token, seconds, runs }) {
  const rows = [];
  for (const [what, queries] of Object.entries(QUERIES)) {
    const targets = [{ url: api.url, token }];
    const [took] = await generate('pages', { targets, queries, perSecond: 20, seconds, runs });
    rows.push([`\`GET /api/domains\`, ${what}, p95`, ms(typical(took, 0.95)), '', '', '≤ 25 ms']);
  }
  return rows;
}

export const lists = async (servers, settings) => [
  ...(await checkersList(servers, settings)),
  ...(await listMemory(servers, settings)),
  ...(await dashboardsList(servers, settings)),
];
