import { existsSync } from 'node:fs';
import { runProgram } from '../process/program.mjs';
import { fail, say } from './workspace.mjs';

const apt = async (...args) => {
  // A package that starts its server at once would take a port that is none of ours.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return (await runProgram('apt-get', args, { env })) === 0;
};

/** Packages from Debian when this is Debian and we are root; otherwise one line that says who needs what. */
export async function installFromDebian(packages, needed) {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian) fail(`${needed}: install it (Debian: apt-get install ${packages.join(' ')}).`);
  say(`Installing ${packages.join(', ')} …`);
  if (!(await apt('update', '-qq')) || !(await apt('install', '-y', '-qq', '--no-install-recommends', ...packages))) {
    fail(`Installing ${packages.join(', ')} failed: see the lines above.`);
  }
}
