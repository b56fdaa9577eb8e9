import { existsSync, readFileSync } from 'node:fs';
import { runProgram } from '../process/program.mjs';
import { npmCommand } from './npm.mjs';
import { packagesToInstall } from './packages.mjs';
import { inTurn } from './turns.mjs';
import { fail, inRoot, say } from './workspace.mjs';

/** Where npm puts the Node that this workspace pins. */
export const PINNED_NODE = inRoot('node_modules', 'node', 'bin', 'node');

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** npm keeps a second lock file of what it really installed: the two tell whether anything is missing. */
const missing = (isTesting) =>
  packagesToInstall(
    packagesOf(inRoot('package-lock.json')),
    packagesOf(inRoot('node_modules', '.package-lock.json')),
    isTesting,
  );

const npm = async (...args) => (await runProgram(...npmCommand(args))) === 0;

async function install(isTesting) {
  const args = missing(isTesting);
  if (args) {
    say('Installing packages (once, about a minute) …');
    if (!(await npm('ci', ...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error')))
      fail('Installing the packages failed: see the lines above.');
  }
  // A user's `ignore-scripts` keeps the pinned Node from being unpacked.
  if (!existsSync(PINNED_NODE)) await npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error');
}

/**
 * Installs exactly what package-lock.json names, once, and again when it changed.
 *
 * @param {boolean} isTesting whether what only tests and checks need is wanted too
 */
export async function ensureInstalled(isTesting) {
  if (missing(isTesting) || !existsSync(PINNED_NODE)) await inTurn(() => install(isTesting));
}
