import { idOf } from '../hot-path/domains.mjs';
import { ms } from '../hot-path/figures.mjs';
import { percentile } from '../hot-path/samples.mjs';
import { signIn } from '../hot-path/servers/start.mjs';

const HOUR_MS = 3_600_000;
const STRIPS = 50;
/** Domains that are looked at in turn: far apart, so that no two lie in one page of the database. */
const APART = 997;
const WARM_UP = 5;

/** What a page asks for when it opens, round by round; all of it at once, as a browser does. */
function readsOf(days, count) {
  const from = (hours) => new Date(Math.floor(Date.now() / HOUR_MS - hours) * HOUR_MS).toISOString();
  const idAt = (n) => idOf((n * APART) % count);
  const ids = (round) => Array.from({ length: STRIPS }, (_, n) => idAt(round * STRIPS + n)).join(',');
  const chart = (hours, interval) => [`/api/stats/history?from=${from(hours)}&interval=${interval}&by=brand&top=5`];
  return [
    [`Home's chart, ${days} days`, () => chart(days * 24, 'day'), 150],
    ["Home's chart, 7 days by the hour", () => chart(7 * 24, 'hour'), 150],
    ["Home's numbers", () => ['/api/stats'], undefined],
    [
      `a domain's page, ${days} days`,
      (round) => [
        `/api/domains/${idAt(round)}`,
        `/api/domains/${idAt(round)}/history?from=${from(days * 24)}`,
        `/api/domains/strips?ids=${idAt(round)}&by=vantage&hours=${days * 24}&slots=90`,
      ],
      50,
    ],
    [`strips of ${STRIPS} rows`, (round) => [`/api/domains/strips?ids=${ids(round)}&hours=24&slots=24`], 50],
    ['changes, with counts of a day', () => ['/api/transitions?counts=true'], undefined],
  ];
}

/** @returns rows of a table */
export async function measure(url, { days, rounds }) {
  const headers = { authorization: `Bearer ${await signIn(url)}` };
  const read = async (path) => {
    const answer = await fetch(url + path, { headers });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${body}`);
    return body;
  };
  const { domains } = JSON.parse(await read('/api/stats'));
  const rows = [];
  for (const [what, pathsOf, target] of readsOf(days, domains.total)) {
    const took = [];
    for (let round = 0; round < rounds + WARM_UP; round += 1) {
      const began = performance.now();
      await Promise.all(pathsOf(round).map(read));
      if (round >= WARM_UP) took.push(performance.now() - began);
    }
    const p95 = percentile(took, 0.95);
    const met = target === undefined ? '' : `≤ ${target} ms${p95 <= target ? '' : ': missed'}`;
    rows.push([what, ms(percentile(took, 0.5)), ms(p95), met]);
  }
  return rows;
}
