// Kills the embedded database (SIGKILL) in the middle of mixed writes, every other time in the middle of a checkpoint, and
// checks after every restart that each acknowledged write is there, none is torn, and indexes agree with documents.
//   npm run chaos:db -- [rounds = 20]
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const WRITERS = 12;
/** So many documents of a quarter of a megabyte are written again and again: the log has 16 MB soon. */
const LARGE = 40;
const LARGE_REPEATS = 7_000;
const PATIENCE_MS = 60_000;
const serve = fileURLToPath(new URL('../db/serve.mjs', import.meta.url));
const rounds = Number(process.argv[2] ?? 20);
const say = (line) => process.stdout.write(`${line}\n`);
const fail = (message) => {
  throw new Error(message);
};

const startServer = async (dataDir) => {
  const server = spawn(process.execPath, [serve, '--port', '0', '--data-dir', dataDir], {
    // The channel is how it hears that we are gone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  const uri = /mongodb:\S+/.exec(line)?.[0] ?? fail(`no URI in: ${line}`);
  return { server, uri };
};

const whole = (n, repeats = 1 + (n % 20)) => {
  const payload = randomUUID().repeat(repeats);
  return { n, twin: n, payload, digest: createHash('sha256').update(payload).digest('hex') };
};

/** What each writer was told is done: key → the number of its last acknowledged version, or null once deleted. */
const acknowledged = new Map();
let operations = 0;

const write = async (things, writer, isOver) => {
  for (let count = 0; !isOver(); count += 1) {
    const keys = Array.from({ length: 3 }, (_, index) => `${writer}-${randomUUID()}-${index}`);
    const known = [...acknowledged.keys()].filter(
      (key) => key.startsWith(`${writer}-`) && acknowledged.get(key) !== null,
    );
    const key = known[Math.floor(Math.random() * known.length)];
    const next = (acknowledged.get(key) ?? 0) + 1;
    if (count % 4 === 0 || key === undefined) {
      await things.insertMany(keys.map((unique) => ({ unique, tags: [unique, `w${writer}`], ...whole(1) })));
      for (const unique of keys) acknowledged.set(unique, 1);
    } else if (count % 4 === 1) {
      await things.updateOne({ unique: key }, { $set: whole(next) });
      acknowledged.set(key, next);
    } else if (count % 4 === 2) {
      await things.bulkWrite([{ updateOne: { filter: { unique: key }, update: { $set: whole(next) } } }], {
        ordered: false,
      });
      acknowledged.set(key, next);
    } else {
      // from here on either answer is right, until the deletion is acknowledged
      acknowledged.delete(key);
      await things.deleteOne({ unique: key });
      acknowledged.set(key, null);
    }
    operations += 1;
  }
};

const rewriteLarge = async (things, isOver) => {
  for (let count = 0; !isOver(); count += 1) {
    const unique = `large-${count % LARGE}`;
    const next = (acknowledged.get(unique) ?? 0) + 1;
    const update = { $set: whole(next, LARGE_REPEATS), $setOnInsert: { tags: [unique] } };
    await things.updateOne({ unique }, update, { upsert: true });
    acknowledged.set(unique, next);
    operations += 1;
  }
};

/** Pages of the log are on their way: the file was written since the last commit was marked, and is not complete yet. */
const isInCheckpoint = (dataDir) => {
  const [file, mark] = ['nawala.db', 'nawala.mark'].map((name) => join(dataDir, name));
  const writtenAt = (name) => statSync(name, { bigint: true }).mtimeNs;
  return readFileSync(mark).readUInt32BE(IS_IN_FILE_AT) === 0 && writtenAt(file) > writtenAt(mark);
};
/** In the mark (see `integrity/mark.ts`). */
const IS_IN_FILE_AT = 12;

const killInCheckpoint = async (server, dataDir) => {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await nextTurn()) {
    if (!isInCheckpoint(dataDir)) continue;
    await pause(Math.random() * 15);
    // it stands still, so that what is seen is what the kill meets
    server.kill('SIGSTOP');
    if (isInCheckpoint(dataDir)) return server.kill('SIGKILL');
    server.kill('SIGCONT');
  }
  fail('no checkpoint was met');
};

const check = async (things) => {
  const documents = await things.find().toArray();
  const byKey = new Map(documents.map((document) => [document.unique, document]));
  if (byKey.size !== documents.length) fail('a unique value is there twice');
  for (const { unique, n, twin, payload, digest } of documents) {
    const intact = n === twin && createHash('sha256').update(payload).digest('hex') === digest;
    if (!intact) fail(`${unique} is torn`);
  }
  for (const [key, version] of acknowledged) {
    const found = byKey.get(key);
    if (version === null && found) fail(`${key} was deleted, and is back`);
    if (version !== null && !found) fail(`${key} was acknowledged, and is gone`);
    if (version !== null && found.n < version) fail(`${key} fell back from version ${version} to ${found.n}`);
    if (found) acknowledged.set(key, found.n);
  }
  for (const index of ['unique_1', 'tags_1']) {
    const listed = await things
      .find({ [index.slice(0, -2)]: { $gte: '' } })
      .hint(index)
      .toArray();
    if (listed.length !== documents.length) fail(`${index} lists ${listed.length} of ${documents.length} documents`);
  }
  return documents.length;
};

const dataDir = await mkdtemp(join(tmpdir(), 'chaos-'));
try {
  for (let round = 1; round <= rounds; round += 1) {
    const { server, uri } = await startServer(dataDir);
    const client = await new MongoClient(uri, { retryWrites: false }).connect();
    const things = client.db('chaos').collection('things');
    await things.createIndex({ unique: 1 }, { unique: true });
    await things.createIndex({ tags: 1 });
    const held = await check(things);
    let over = false;
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(things, writer, () => over));
    writers.push(rewriteLarge(things, () => over));
    const written = Promise.allSettled(writers);
    const exited = once(server, 'exit');
    await pause(150 + Math.random() * 350);
    const where = round % 2 === 0 ? 'between' : 'in the middle of a checkpoint';
    if (round % 2 === 0) server.kill('SIGKILL');
    else await killInCheckpoint(server, dataDir);
    await exited;
    over = true;
    await client.close(true);
    await written;
    say(`round ${round}: ${held} documents were whole, ${operations} operations so far, killed ${where}`);
  }
  const { server, uri } = await startServer(dataDir);
  const client = await new MongoClient(uri).connect();
  const held = await check(client.db('chaos').collection('things'));
  await client.close();
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  if (code !== 0) fail(`the server ended with code ${code}`);
  say(
    `${rounds} kills, ${Math.ceil(rounds / 2)} in a checkpoint, ${operations} acknowledged operations, ${held} documents: nothing lost, nothing torn`,
  );
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
