import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, say } from './workspace.mjs';

const apt = (...args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    // A package that starts its server at once would take a port that is none of ours.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  }).status === 0;

/** Packages from Debian when this is Debian and we are root; otherwise one line that says who needs what. */
export function installFromDebian(packages, needed) {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian) fail(`${needed}: install it (Debian: apt-get install ${packages.join(' ')}).`);
  say(`Installing ${packages.join(', ')} …`);
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...packages)) {
    fail(`Installing ${packages.join(', ')} failed: see the lines above.`);
  }
}
