import { existsSync, readFileSync } from 'node:fs';
import { runProgram } from '../process/program.mjs';
import { npmCommand } from './npm.mjs';
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
function isInstalled() {
  const wanted = packagesOf(inRoot('package-lock.json'));
  const found = packagesOf(inRoot('node_modules', '.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) => path === '' || optional || peer || found[path]?.version === version,
  );
}

const npm = async (...args) => (await runProgram(...npmCommand(args))) === 0;

async function install() {
  if (!isInstalled()) {
    say('Installing packages (once, about a minute) …');
    const args = ['ci', '--no-progress', '--loglevel=error'];
    if (!(await npm(...args))) fail('Installing the packages failed: see the lines above.');
  }
  // A user's `ignore-scripts` keeps the pinned Node from being unpacked.
  if (!existsSync(PINNED_NODE)) await npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error');
}

/** Installs exactly what package-lock.json names, once, and again when it changed. */
export async function ensureInstalled() {
  if (!isInstalled() || !existsSync(PINNED_NODE)) await inTurn(install);
}
