// What the embedded database manages on this machine, against its targets, in one run (medians):
//   npm run bench:db -- [--documents 100000]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { inRoot } from '../setup/workspace.mjs';
import { pingingBeside } from './pinging.mjs';

/** The targets are for so many. */
const FULL = 100_000;
const { documents: text } = parseArgs({ options: { documents: { type: 'string', default: String(FULL) } } }).values;
const DOCUMENTS = Math.max(1_000, Math.floor(Number(text) / 1_000) * 1_000);
/** Fewer of everything when there are fewer documents. */
const scaled = (times) => Math.ceil((times * Math.min(DOCUMENTS, FULL)) / FULL);
const { startEmbeddedMongo } = await import(inRoot('dist', 'libs', 'embedded-mongo', 'index.js'));

const say = (line) => process.stdout.write(`${line}\n`);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const rows = [];
const report = (what, value, unit, target, met) =>
  rows.push({
    what,
    value: `${value} ${unit}`,
    target: target ?? '',
    met: met === undefined || DOCUMENTS < FULL ? '' : met ? 'yes' : 'NO',
  });

/** About as large as a watched domain with its vantages: 1 KB. */
const domain = (n) => ({
  domain: `site-${String(n).padStart(6, '0')}.example.com`,
  brand: n % 200,
  note: 'x'.repeat(400),
  tags: [`tag-${n % 40}`, 'all'],
  active: n % 10 !== 0,
  version: 0,
  nawala: {
    status: n % 7 === 0 ? 'ada' : 'tidak ada',
    blockedId: `scan_${n}`,
    lastChecked: new Date(n),
    since: new Date(n),
  },
  vantages: Array.from({ length: 3 }, (_, v) => ({
    vantage: `v${v}`,
    status: 'tidak ada',
    method: 'dns',
    reason: null,
    lastChecked: new Date(n),
  })),
});

const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  let database = await startEmbeddedMongo({ dataDir });
  const beside = async (what, work) => {
    let took = 0;
    const longest = await pingingBeside(database.uri, async () => (took = await timed(work)));
    report(what, Math.round(took), 'ms');
    report('  longest ping meanwhile', longest.toFixed(1), 'ms', '≤ 100', longest <= 100);
  };
  let client = await new MongoClient(database.uri, { maxPoolSize: 40 }).connect();
  let domains = client.db('bench').collection('domains');
  await domains.createIndexes([
    { key: { domain: 1 }, unique: true },
    { key: { brand: 1, domain: 1 } },
    { key: { 'nawala.status': 1, domain: 1 } },
    { key: { 'nawala.lastChecked': 1 } },
    { key: { tags: 1 } },
  ]);
  const loading = await timed(async () => {
    for (let from = 0; from < DOCUMENTS; from += 5_000) {
      const length = Math.min(5_000, DOCUMENTS - from);
      await domains.insertMany(Array.from({ length }, (_, n) => domain(from + n)));
    }
  });
  report(`insert ${DOCUMENTS} documents with 6 indexes`, (loading / 1000).toFixed(1), 's');
  const ids = (await domains.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
  const random = () => Math.floor(Math.random() * DOCUMENTS);

  const finds = [];
  for (let count = 0; count < scaled(2_000); count += 1) {
    const name = domain(random()).domain;
    finds.push(await timed(() => domains.findOne({ domain: name })));
  }
  report('findOne by unique index', median(finds).toFixed(2), 'ms', '≤ 0.6', median(finds) <= 0.6);

  const singles = [];
  for (let round = 0; round < 5; round += 1) {
    const each = scaled(150);
    const took = await timed(() =>
      Promise.all(
        Array.from({ length: 32 }, async () => {
          for (let count = 0; count < each; count += 1)
            await domains.updateOne({ _id: ids[random()] }, { $inc: { version: 1 } });
        }),
      ),
    );
    singles.push((32 * each * 1000) / took);
  }
  report('durable single updates, 32 writers', Math.round(median(singles)), '/s', '≥ 4,000', median(singles) >= 4_000);

  const bulks = [];
  for (let round = 0; round < 15; round += 1) {
    const start = (round * 5_000) % DOCUMENTS;
    const batch = Array.from({ length: 500 }, (_, n) => ({
      updateOne: {
        filter: { _id: ids[start + n] },
        update: {
          $set: { nawala: { ...domain(start + n).nawala, lastChecked: new Date(), blockedId: `scan_${round}` } },
          $inc: { version: 1 },
        },
      },
    }));
    bulks.push(500_000 / (await timed(() => domains.bulkWrite(batch, { ordered: false }))));
  }
  report(
    'bulkWrite of 500, 1 KB documents',
    Math.round(median(bulks)),
    'updates/s',
    '≥ 12,000',
    median(bulks) >= 12_000,
  );

  const pages = [];
  for (let count = 0; count < 50; count += 1) {
    pages.push(
      await timed(() =>
        domains
          .find({ 'nawala.status': 'ada' })
          .sort({ domain: 1 })
          .skip(count * 50)
          .limit(50)
          .toArray(),
      ),
    );
  }
  report('a page of 50, filtered and sorted', median(pages).toFixed(1), 'ms');
  const counts = [];
  for (let count = 0; count < 20; count += 1)
    counts.push(await timed(() => domains.countDocuments({ 'nawala.status': 'tidak ada' })));
  report('countDocuments of 86 % by index', median(counts).toFixed(1), 'ms');

  const projected = () =>
    domains.find({ active: true }, { projection: { domain: 1, brand: 1 }, sort: { domain: 1 }, batchSize: 1_000 });
  const streaming = await timed(async () => {
    for await (const _ of projected());
  });
  const firsts = [];
  for (let count = 0; count < 5; count += 1) {
    const cursor = projected();
    firsts.push(await timed(() => cursor.next()));
    await cursor.close();
  }
  report(`stream ${(DOCUMENTS * 9) / 10} projected documents`, Math.round(streaming), 'ms');
  report('the first 1,000 of them', median(firsts).toFixed(1), 'ms', '≤ 20', median(firsts) <= 20);
  report('RSS of the process, driver included', Math.round(process.memoryUsage.rss() / 2 ** 20), 'MB');

  await client.close();
  const openings = [];
  for (let count = 0; count < 3; count += 1) {
    await database.stop();
    openings.push(await timed(async () => (database = await startEmbeddedMongo({ dataDir }))));
  }
  report(`open ${DOCUMENTS} documents`, Math.round(median(openings)), 'ms', '≤ 2,000', median(openings) <= 2_000);
  client = await new MongoClient(database.uri).connect();
  domains = client.db('bench').collection('domains');
  if ((await domains.countDocuments()) !== DOCUMENTS) throw new Error('documents are missing after opening again');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await beside(`deleteMany of ${DOCUMENTS / 2} documents`, () => domains.deleteMany({ brand: { $lt: 100 } }));
  delay.disable();
  const stall = delay.max / 1e6;
  report('longest stall of the application meanwhile', stall.toFixed(1), 'ms', '≤ 60', stall <= 60);
  const expired = client.db('bench').collection('expired');
  await expired.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
  const old = (from) => Array.from({ length: DOCUMENTS / 2 }, (_, n) => ({ ...domain(from + n), at: new Date(0) }));
  const more = old(DOCUMENTS / 2);
  await beside(`insertMany of ${DOCUMENTS / 2} documents`, () => expired.insertMany(old(0)));
  await expired.insertMany(more);
  await beside(`an index over ${DOCUMENTS} documents`, () => expired.createIndex({ 'nawala.status': 1, domain: 1 }));
  await beside(`a sweep of ${DOCUMENTS} documents`, () => client.db('admin').command({ sweepExpired: 1 }));
  if ((await expired.countDocuments()) !== 0) throw new Error('expired documents are left');
  await client.close();
  await database.stop();
  const width = (key) => Math.max(...rows.map((row) => row[key].length));
  for (const row of rows)
    say(
      `${row.what.padEnd(width('what'))}  ${row.value.padStart(width('value'))}  ${row.target.padEnd(width('target'))}  ${row.met}`.trimEnd(),
    );
  if (rows.some(({ met }) => met === 'NO')) process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
