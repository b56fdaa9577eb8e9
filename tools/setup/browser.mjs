import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, say } from './workspace.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : fail(`CHROMIUM_PATH: ${named} is not a program`);
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC].find(isExecutable);
}

const apt = (...args) =>
  spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

/** Packages from Debian when this is Debian and we are root; otherwise one line that says what to install. */
function installFromDebian(packages) {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian)
    fail(`The browser tests need Chromium: install it (Debian: apt-get install ${packages.join(' ')}).`);
  say(`Installing ${packages.join(', ')} …`);
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...packages)) {
    fail(`Installing ${packages.join(', ')} failed: see the lines above.`);
  }
}

/** The path of a Chromium for the browser tests. */
export function ensureChromium() {
  if (!findChromium()) installFromDebian(['chromium', 'fonts-dejavu-core']);
  return findChromium() ?? fail('Chromium was installed but is not on the PATH.');
}
