import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { inRoot } from './workspace.mjs';

const FOLDERS = ['apps', 'libs', 'tools'];
const FILES = ['nx.json', 'package-lock.json', 'package.json', 'tsconfig.base.json'];

/** A digest that changes when any source does: names, sizes and times, not contents, so it takes milliseconds. */
export function sourcesDigest() {
  const digest = createHash('sha256');
  const add = (name, { size, mtimeMs }) => digest.update(`${name}\0${size}\0${mtimeMs}\n`);
  for (const name of FILES) add(name, statSync(inRoot(name)));
  for (const folder of FOLDERS) {
    const entries = readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, path, name }) => `${parentPath ?? path}/${name}`);
    for (const file of entries.sort()) add(file, statSync(file));
  }
  return digest.digest('hex');
}
