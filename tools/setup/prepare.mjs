import { ensureInstalled } from './install.mjs';
import { continueOnPinnedNode } from './pinned-node.mjs';
import { ensureBuilt } from './build.mjs';
import { loadEnvFile } from './env-file.mjs';

/**
 * What every command does first, on whatever Node the machine has: install what is missing, go on with the pinned Node,
 * build what changed. Plain JavaScript without dependencies, because at this point there may be none.
 *
 * @param {{ build?: string[], env?: boolean, isTesting?: boolean }} [options] the Nx projects to build, whether `.env`
 *   counts, and whether what only tests, checks and measurements need is to be installed as well
 */
export async function prepare({ build = [], env = false, isTesting = true } = {}) {
  await ensureInstalled(isTesting);
  await continueOnPinnedNode();
  if (env) loadEnvFile();
  if (build.length > 0) await ensureBuilt(build);
}
