// Serves the embedded database alone, until a signal or the end of the process that started it.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lifetime } from '../process/lifetime.mjs';
import { fail, inRoot } from '../setup/workspace.mjs';

const USAGE = 'Usage: npm run db -- [--port 27017] [--data-dir ./data] [--verify]';

const readOptions = () => {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, 'data-dir': { type: 'string' }, verify: { type: 'boolean' } },
    }).values;
  } catch {
    return fail(USAGE);
  }
};

const { port: text = '27017', 'data-dir': folder = './data', verify: onlyVerifies = false } = readOptions();
const port = Number(text);
if (!/^\d+$/.test(text) || port > 65_535) fail(USAGE);
const { startEmbeddedMongo, verify } = await import(inRoot('dist', 'libs', 'embedded-mongo', 'index.js'));
const dataDir = resolve(folder);
if (onlyVerifies) {
  const documents = await verify(dataDir).catch((error) => fail(error.message));
  process.stdout.write(`All ${documents} documents in ${dataDir} are as they were stored, and the indexes agree.\n`);
} else {
  const database = await startEmbeddedMongo({ dataDir }, { port }).catch((error) => fail(error.message));
  lifetime.serve();
  lifetime.add(() => database.stop());
  process.stdout.write(`Database ready: ${database.uri} (data in ${dataDir})\n`);
}
