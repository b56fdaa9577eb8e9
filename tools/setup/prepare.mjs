import { ensureInstalled } from './install.mjs';
import { continueOnPinnedNode } from './pinned-node.mjs';
import { ensureBuilt } from './build.mjs';

/**
 * What every command does first, on whatever Node the machine has: install what is missing, go on with the pinned Node,
 * build what changed. Plain JavaScript without dependencies, because at this point there may be none.
 *
 * @param {{ build?: string[] }} [options] the Nx projects to build
 */
export async function prepare({ build = [] } = {}) {
  ensureInstalled();
  await continueOnPinnedNode();
  if (build.length > 0) ensureBuilt(build);
}
