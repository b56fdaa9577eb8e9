import { installFromDebian } from './debian.mjs';
import { findProgram, isExecutable } from './programs.mjs';
import { fail } from './workspace.mjs';

/**
 * The shell first: it has the engine and no window, while a whole browser spends as much on its own tool bars, which no
 * headless test sees, as on the page. https://developer.chrome.com/blog/chrome-headless-shell
 */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
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
  if (!findChromium()) await installFromDebian([SHELL, 'fonts-dejavu-core'], 'The browser tests need Chromium');
  return findChromium() ?? fail('Chromium was installed but is not on the PATH.');
}
