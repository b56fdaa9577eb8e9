import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Where the worker's bundle may lie, seen from the folder that this code runs in: a bundle's, or the sources'. */
const PLACES = ['embedded-mongo-worker.js', 'worker.js', '../../libs/embedded-mongo/worker.js'];

/**
 * The worker's file: beside the running bundle, or in the workspace's `dist`. When this code runs from its TypeScript
 * sources, as under Jest, the bundle is built first unless it is up to date.
 */
export const findWorkerFile = async (from: string): Promise<string> => {
  if (existsSync(join(from, 'worker/main.ts'))) return upToDateBundle(from);
  const file = PLACES.map((place) => resolve(from, place)).find(existsSync);
  if (file === undefined)
    throw new Error(`The embedded database's worker was not built: none of ${PLACES.join(', ')} in ${from}`);
  return file;
};

const upToDateBundle = async (sources: string): Promise<string> => {
  const root = resolve(sources, '../../..');
  const outDir = join(root, 'dist/libs/embedded-mongo');
  const bundle = join(outDir, 'worker.js');
  const built = await stat(bundle).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (built < (await newestChange(sources))) await build(root, outDir);
  return bundle;
};

const newestChange = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true });
  const times = names
    .filter((name) => name.endsWith('.ts'))
    .map(async (name) => (await stat(join(folder, name))).mtimeMs);
  return Math.max(...(await Promise.all(times)));
};

/** Several processes may build at once: each into a folder of its own, whose files then replace the old ones whole. */
const build = async (root: string, outDir: string): Promise<void> => {
  const started = new Date();
  const config = join(root, 'libs/embedded-mongo/rolldown.config.mjs');
  await mkdir(outDir, { recursive: true });
  const fresh = await mkdtemp(`${outDir}-`);
  try {
    const rolldown = join(root, 'node_modules/rolldown/bin/cli.mjs');
    await promisify(execFile)(process.execPath, [rolldown, '-c', config], {
      env: { ...process.env, EMBEDDED_MONGO_OUT: fresh },
      cwd: root,
    });
    for (const name of await readdir(fresh)) {
      await utimes(join(fresh, name), started, started);
      await rename(join(fresh, name), join(outDir, name));
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};
