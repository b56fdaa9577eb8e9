import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../setup/workspace.mjs';
import { emit } from './emit.mjs';
import { manifestOf } from './manifest.mjs';

/** In this order: each may need the types of those before it. */
export const LIBRARIES = ['libs/contracts', 'libs/rules', 'libs/client'];

/** `./lib/reasons/index.js` → `src/reasons/index.ts` */
const entryOf = ({ default: file }) => file.replace(/^\.\/lib\/(.+)\.js$/, 'src/$1.ts');

/** `@nawala/contracts/checker` → where its types lie in the package that was built. */
const pathsOf = ({ name, exports }, folder) =>
  Object.entries(exports).map(([subpath, { types }]) => [join(name, subpath), [join(folder, types)]]);

/**
 * What it needs of ours lies within it: the name `@nawala` on a public registry is nobody's, or anybody's. Only types come
 * from there, so that a second copy does no harm.
 */
function bundle({ bundleDependencies = [] }, folder, built) {
  for (const name of bundleDependencies)
    cpSync(built.get(name), join(folder, 'node_modules', name), { recursive: true });
}

/** What every package brings, whatever it holds. */
export function furnish(project, folder) {
  const manifest = manifestOf(project);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(inRoot(project, 'README.md'), join(folder, 'README.md'));
  cpSync(inRoot('LICENSE'), join(folder, 'LICENSE'));
  return manifest;
}

/**
 * Builds every library as a package.
 *
 * @param {string} target the folder that holds them afterwards
 * @returns {string[]} their folders
 */
export function buildLibraries(target) {
  const paths = [];
  const built = new Map();
  return LIBRARIES.map((project) => {
    const folder = join(target, project);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const manifest = furnish(project, folder);
    const entries = Object.values(manifest.exports).map(entryOf);
    emit(project, entries, join(folder, 'lib'), Object.fromEntries(paths));
    bundle(manifest, folder, built);
    paths.push(...pathsOf(manifest, folder));
    built.set(manifest.name, folder);
    return folder;
  });
}
