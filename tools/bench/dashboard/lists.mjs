import { Pool } from 'undici';
import { ms } from '../hot-path/figures.mjs';
import { median, percentile } from '../hot-path/samples.mjs';
import { pick, randomFrom } from './names.mjs';
import { reporting } from './reporting.mjs';

const SORTS = ['', 'domain', 'status', 'since', 'lastChecked', 'createdAt'].flatMap((key) =>
  key === '' ? [''] : [`sort=${key}`, `sort=-${key}`],
);
const LENGTHS = Array.from({ length: 18 }, (_, n) => n + 3);
const OF_EACH_LENGTH = 56;
const WINDOWS = 1_000;
const COUNTS = 300;
const UNDER_LOAD = 300;
const REPORTS_A_SECOND = 300;
const REPORTED = 20_000;
const EDITS = 40;

/** One question after another. */
function asker(url, token) {
  const pool = new Pool(url, { connections: 1 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (path, method = 'GET', body) => {
    const start = performance.now();
    const answer = await pool.request({ method, path, headers, body: body && JSON.stringify(body) });
    const text = await answer.body.text();
    const took = performance.now() - start;
    if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}: ${text}`);
    return { took, body: JSON.parse(text) };
  };
  return { ask, close: () => pool.close() };
}

const row = (what, took, target = '') => [
  what,
  String(took.length),
  ms(median(took)),
  ms(percentile(took, 0.95)),
  ms(Math.max(...took)),
  target,
];

export const HEAD = ['what', 'asked', 'p50', 'p95', 'worst', 'target of p95'];

/** Some part of a name that ends in no dot, which would be taken for the end of a pasted address. */
function partOf(name, length, random) {
  for (;;) {
    const from = random() % (name.length - length + 1);
    const part = name.slice(from, from + length);
    if (!part.endsWith('.')) return part;
  }
}

async function searches(ask, names, random) {
  const took = [];
  const ofLength = new Map();
  for (const length of LENGTHS) {
    const long = names.filter((each) => each.length >= length);
    for (let n = 0; n < OF_EACH_LENGTH; n += 1) {
      const q = encodeURIComponent(partOf(pick(random, long), length, random));
      const asked = await ask(`/api/domains?q=${q}`);
      if (asked.body.total === 0) throw new Error(`${q} was not found`);
      took.push(asked.took);
      ofLength.set(length, [...(ofLength.get(length) ?? []), asked.took]);
    }
  }
  return [
    row('search for a part of a name, 3 to 20 characters, first page', took, '≤ 60 ms'),
    row('of these, 3 characters', ofLength.get(3)),
    row('of these, 20 characters', ofLength.get(20)),
  ];
}

async function windows(ask, codes, random, number) {
  const filters = [
    '',
    () => `brand=${pick(random, codes)}`,
    'status=ada',
    'status=tidak-ada&active=true',
    () => `tag=tag-${random() % 40}`,
    'tag=spare',
    'vantage=telkom:ada',
    'vantage=xl:tidak-ada',
    'checkedSince=1h',
    'q=vegas',
    () => `brand=${pick(random, codes)}&tag=spare`,
    'groupBy=brand',
  ];
  const took = [];
  for (let n = 0; n < number; n += 1) {
    const chosen = pick(random, filters);
    const filter = typeof chosen === 'string' ? chosen : chosen();
    const query = [filter, pick(random, SORTS)].filter(Boolean).join('&');
    const { total } = (await ask(`/api/domains?${query}&limit=1`)).body;
    const asked = await ask(`/api/domains?${query}&limit=50&offset=${random() % Math.max(1, total)}`);
    took.push(asked.took);
  }
  return took;
}

/** The same while verdicts change. */
async function windowsUnderLoad(ask, api, codes, random) {
  const ids = [];
  while (ids.length < REPORTED) {
    const { items } = (await ask(`/api/domains?active=true&sort=domain&limit=200&offset=${ids.length}`)).body;
    ids.push(...items.map(({ id }) => id));
  }
  const reports = reporting(api.url, ids, REPORTS_A_SECOND);
  const took = await windows(ask, codes, random, UNDER_LOAD);
  return row(`the same while ${await reports.end()} verdicts change every second`, took, '≤ 40 ms');
}

async function counts(ask, codes, random) {
  const filters = ['', 'status=ada&active=true', 'tag=spare', 'q=vegas', () => `brand=${pick(random, codes)}`];
  const took = [];
  for (let n = 0; n < COUNTS; n += 1) {
    const chosen = pick(random, filters);
    took.push((await ask(`/api/domains/counts?${typeof chosen === 'string' ? chosen : chosen()}`)).took);
  }
  return [row('the numbers on all chips', took)];
}

/** Edits by this instance, and the first page right after each. */
async function edits(ask, random) {
  const took = [];
  for (let n = 0; n < EDITS; n += 1) {
    const { items } = (await ask(`/api/domains?limit=1&offset=${random() % 50_000}`)).body;
    await ask(`/api/domains/${items[0].id}`, 'PATCH', { note: `edit ${n}` });
    took.push((await ask('/api/domains')).took);
  }
  return [row('the first page right after an edit', took)];
}

export async function lists({ api, token, names, codes }) {
  const { ask, close } = asker(api.url, token);
  try {
    const { took: first } = await ask('/api/domains');
    const random = randomFrom(3);
    const rows = [];
    // Orders are made when somebody first asks for them.
    let orders = 0;
    for (const sort of SORTS) orders += (await ask(`/api/domains?${sort}`)).took;
    rows.push(...(await searches(ask, names, random)));
    const anywhere = await windows(ask, codes, random, WINDOWS);
    rows.push(row('a window of 50 anywhere, any order and filter', anywhere, '≤ 40 ms'));
    rows.push(await windowsUnderLoad(ask, api, codes, random));
    rows.push(...(await counts(ask, codes, random)));
    rows.push(...(await edits(ask, random)));
    return { rows, first, orders };
  } finally {
    await close();
  }
}
