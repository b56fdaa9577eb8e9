import { installFromDebian } from './debian.mjs';
import { findProgram, isExecutable } from './programs.mjs';
import { fail } from './workspace.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : fail(`CHROMIUM_PATH: ${named} is not a program`);
  return findProgram(NAMES) ?? MAC.find(isExecutable);
}

/** The path of a Chromium for the browser tests. */
export async function ensureChromium() {
  if (!findChromium()) await installFromDebian(['chromium', 'fonts-dejavu-core'], 'The browser tests need Chromium');
  return findChromium() ?? fail('Chromium was installed but is not on the PATH.');
}
