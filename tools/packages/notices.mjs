import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const packageFolder = (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) return `${name} ${version} (${license})`;
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}

/**
 * The licences of what was bundled, which ask to be passed on with it.
 *
 * @param {string} map the bundle's source map: it names what went in
 * @returns {string}
 */
export function noticesOf(map) {
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  const folders = new Set(sources.flatMap((source) => packageFolder(resolve(dirname(map), source)) ?? []));
  return `${[...folders]
    .sort()
    .map(noticeOf)
    .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
