import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT, say } from '../../../setup/workspace.mjs';
import { slicesOf } from '../compare.mjs';
import { ms, rate, times, us } from '../figures.mjs';
import { QUERIES } from '../groups/lists.mjs';
import { BULK, SINGLE } from '../groups/updates.mjs';
import { generate } from '../load/generator.mjs';
import { median, typical } from '../samples.mjs';
import { startAsked } from '../servers/observed.mjs';
import { settled } from '../servers/settled.mjs';
import { table } from '../table.mjs';

const FILLED = fileURLToPath(new URL('filled.mjs', import.meta.url));
const HEAD = ['measure', 'there', 'here', 'cost'];
const SERVERS = { api: 'API', database: 'database' };
const NOTES = `Medians. Cost: how much more it takes here than there. Processor time: user and system of all threads; per report, with what
is done about the reports in the two seconds after them, and beyond what the servers take at rest.`;
/** Until what is not waited for has been done: history is moved, incidents are opened. */
const REST_MS = 2_000;

const row = (what, unit, [there, here], cost) => [what, unit(there), unit(here), times(cost)];
const fasterIsBetter = (what, pair) => row(what, rate, pair, pair[0] / pair[1]);
const lessIsBetter = (what, unit, pair) => row(what, unit, pair, pair[1] / pair[0]);

async function begin(what, sides) {
  say(`${what} …`);
  await Promise.all(sides.map(settled));
}

/** Microseconds of processor time that each server takes in a millisecond while nobody asks it for anything. */
async function restOf(side) {
  const [before, begun] = [await side.ask('cpu'), performance.now()];
  await after(5 * REST_MS);
  const [grown, tookMs] = [await side.ask('cpu'), performance.now() - begun];
  return Object.fromEntries(Object.keys(SERVERS).map((name) => [name, (grown[name] - before[name]) / tookMs]));
}

async function updates(sides, settings) {
  const { domains, seconds, runs, slice } = settings;
  const loads = {
    '`POST /api/urls/update`, 50 connections': SINGLE,
    'the same, every report a change': { ...SINGLE, changing: slice(0) },
    '`bulk-update` of 500, 4 connections': BULK,
    'the same in bulk, every report a change': { ...BULK, changing: slice(1) },
  };
  const ask = (index) => sides[index].ask('cpu');
  await begin('at rest', sides);
  const rest = await Promise.all(sides.map(restOf));
  // what a server does by itself is no cost of a report
  const rows = Object.entries(SERVERS).map(([name, title]) => [
    `processor time a second at rest, ${title}`,
    ...rest.map((of) => ms(of[name])),
    '',
  ]);
  for (const [what, load] of Object.entries(loads)) {
    await begin(what, sides);
    const targets = sides.map(({ url }) => ({ url, ...load }));
    const measured = await generate('throughput', { targets, domains, seconds, runs, restMs: REST_MS }, { ask });
    const of = (figure) => measured.map((results, side) => median(results.map((result) => figure(result, rest[side]))));
    rows.push(
      fasterIsBetter(
        what,
        of(({ perSecond }) => perSecond),
      ),
    );
    for (const [name, title] of Object.entries(SERVERS)) {
      rows.push(
        lessIsBetter(
          `… processor time per report, ${title}`,
          us,
          of(({ grew, tookMs, reports }, atRest) => (grew[name] - atRest[name] * tookMs) / reports),
        ),
      );
    }
  }
  return rows;
}

async function events(sides, { clients, seconds, runs, slice }) {
  const loads = {
    'POST → event, idle, 1 client': { clients: 1, perSecond: 50, seconds, changing: slice(2) },
    [`POST → event in the last of ${clients} clients`]: {
      clients,
      perSecond: 5,
      seconds: seconds * 2,
      changing: slice(3),
    },
  };
  const targets = sides.map(({ url, token }) => ({ url, token }));
  const rows = [];
  for (const [what, load] of Object.entries(loads)) {
    await begin(what, sides);
    const measured = await generate('to-last', { targets, runs, ...load });
    for (const share of [0.5, 0.99])
      rows.push(
        lessIsBetter(
          `${what}, p${share * 100}`,
          ms,
          measured.map((took) => typical(took, share)),
        ),
      );
  }
  return rows;
}

async function lists(sides, { seconds, runs }) {
  await begin('lists', sides);
  const targets = sides.map(({ url, token }) => ({ url, token }));
  const whole = async (what, some) => {
    const { downloads } = await generate('list', { targets: some, runs });
    return lessIsBetter(
      what,
      ms,
      downloads.map((results) => median(results.map((download) => download.whole))),
    );
  };
  const rows = [
    await whole('`GET /api/urls` after a change', targets),
    await whole(
      '`GET /api/urls` again',
      sides.map(({ url }) => ({ url })),
    ),
  ];
  for (const [what, queries] of Object.entries(QUERIES)) {
    const measured = await generate('pages', { targets, queries, perSecond: 20, seconds, runs });
    rows.push(
      lessIsBetter(
        `\`GET /api/domains\`, ${what}, p95`,
        ms,
        measured.map((took) => typical(took, 0.95)),
      ),
    );
  }
  return rows;
}

/**
 * The servers of another checkout and those of this one, side by side, each idle while the other is measured: they take
 * turns of a second or two, so that whatever else the machine does disturbs both alike.
 */
export async function against({ lifetime }, { against: folder, domains, clients, quick, only }) {
  const sides = [];
  for (const checkout of [folder, ROOT]) {
    sides.push(await startAsked(lifetime, `the servers of ${checkout}`, [FILLED, checkout, String(domains)]));
  }
  const settings = { domains, clients, seconds: quick ? 1 : 2, runs: quick ? 5 : 9, slice: slicesOf(domains) };
  const groups = { updates, fanout: events, lists };
  const rows = [];
  for (const [name, measure] of Object.entries(groups))
    if (only.includes(name)) rows.push(...(await measure(sides, settings)));
  return [table(HEAD, rows), NOTES];
}
