import { MongoClient } from 'mongodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lifetime as command } from '../../process/lifetime.mjs';
import { say } from '../../setup/workspace.mjs';
import { stopGenerators } from './load/generator.mjs';
import { seedBrands, seedDomains } from './seed.mjs';
import { startersOf } from './servers/start.mjs';

/** The command's, but load ends before what it loads. */
const lifetime = {
  get isEnding() {
    return command.isEnding;
  },
  end: (code) => command.end(code),
  add: (stop) =>
    command.add((insist) => {
      stopGenerators();
      return stop(insist);
    }),
};

/**
 * A database of its own with an API on it, and this many domains for that and for the yardstick. The yardstick, which is
 * started first, and the API have made their indexes when the domains come.
 */
async function startFilled(start, domains, { yardstick: wanted = false } = {}) {
  say(`${domains} domains …`);
  const database = await start.database();
  const uri = database.url;
  const yardstick = wanted ? await start.yardstick(uri) : undefined;
  const api = await start.api(uri);
  const client = new MongoClient(uri);
  try {
    await seedBrands(client);
    await seedDomains(client, domains);
  } finally {
    await client.close();
  }
  const stop = async () => {
    await api.stop();
    await database.stop();
  };
  return { database, uri, api, yardstick, stop };
}

/** What a run stands on: a folder and what starts servers in it. All of it goes with the lifetime, however that ends. */
export async function setStage() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  lifetime.add(() => rm(folder, { recursive: true, force: true }));
  const start = startersOf(lifetime, folder);
  return { lifetime, folder, start, startFilled: (domains, options) => startFilled(start, domains, options) };
}
