// The hot path beside a plain sketch of it, on one database, in one run:
//   npm run bench [-- --quick] [--domains 100000] [--clients 1000]
import { MongoClient } from 'mongodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, say } from '../../setup/workspace.mjs';
import { alone, fanOut, growth, lists, updates } from './measures.mjs';
import { seedBrands, seedDomains } from './seed.mjs';
import { signIn, startApi, startFloor, startYardstick } from './servers.mjs';
import { environment, load, table } from './table.mjs';

const FEW = 100;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    domains: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '1000' },
  },
});
const domains = Number(values.domains);
const settings = {
  runs: 5,
  seconds: values.quick ? 1 : 5,
  listRuns: values.quick ? 2 : 5,
  clients: Number(values.clients),
  domains,
};
const { startEmbeddedMongo } = await import(inRoot('dist', 'libs', 'embedded-mongo', 'index.js'));

const loadBefore = load();
const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
const stops = [() => rm(dataDir, { recursive: true, force: true })];
const running = async (starting, stop) => {
  const started = await starting;
  stops.unshift(() => stop(started));
  return started;
};
const server = (starting) => running(starting, ({ stop }) => stop());

try {
  const { uri } = await server(startEmbeddedMongo({ dataDir }, { port: 0 }));
  const client = await running(new MongoClient(uri).connect(), (it) => it.close());
  say(`${FEW} domains …`);
  const first = await server(startApi(uri, dataDir));
  const yardstick = await server(startYardstick(uri));
  await seedBrands(client);
  await seedDomains(client, 0, FEW);
  const small = await alone(first.url, { ...settings, domains: FEW });
  await first.stop();
  say(`${domains} domains …`);
  await seedDomains(client, FEW, domains);
  const servers = { api: await server(startApi(uri, dataDir)), yardstick, floor: await server(startFloor(uri)) };
  const large = await alone(servers.api.url, settings);
  say('Updates …');
  const rows = await updates(servers, settings);
  say('Fan-out …');
  const signedIn = { ...settings, token: await signIn(servers.api.url) };
  rows.push(...(await fanOut(servers, signedIn)));
  say('Lists …');
  rows.push(...(await lists(servers, signedIn)), growth(small, large, domains));
  process.stdout.write(
    `${environment()}\nload average before ${loadBefore}, after ${load()}${values.quick ? '; quick' : ''}\n\n${table(rows)}\n`,
  );
} finally {
  for (const stop of stops) await stop();
}
