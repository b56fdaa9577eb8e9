import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Where the worker's bundle may lie, seen from the folder that this code runs in: a bundle's, or the sources'. */
const PLACES = ['embedded-mongo-worker.js', 'worker.js', '../../libs/embedded-mongo/worker.js'];

/** Once in a process: its sources do not change while it runs. */
let built: Promise<string> | undefined;
const build = async (from: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, [join(from, '../build-worker.mjs')])).stdout;

/**
 * The worker's file: beside the running bundle, or in the workspace's `dist`. When this code runs from its TypeScript
 * sources, as under Jest, the bundle is built first unless it is up to date.
 */
export const findWorkerFile = async (from: string): Promise<string> => {
  if (existsSync(join(from, 'worker/main.ts'))) return (built ??= build(from));
  const file = PLACES.map((place) => resolve(from, place)).find(existsSync);
  if (file === undefined)
    throw new Error(`The embedded database's worker was not built: none of ${PLACES.join(', ')} in ${from}`);
  return file;
};
