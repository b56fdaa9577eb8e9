import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createProjectGraphAsync } from '@nx/devkit';
import { createLockFile } from '@nx/js';
import { inRoot } from '../setup/workspace.mjs';
import { neededPackages } from './needed-packages.mjs';
import { packagesOf } from './packages-of.mjs';

/**
 * What `npm ci` installs in an image: its package.json, and the workspace's lock file without everything else.
 *
 * @param {keyof typeof import('./images.mjs').IMAGES} image
 * @returns {Promise<{ manifest: object, lock: { packages: Record<string, { version?: string }> } }>}
 */
export async function manifestOf(image) {
  const { version, license, allowScripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const dependencies = await packagesOf(image);
  const manifest = {
    name: `nawala-${image}`,
    version,
    private: true,
    license,
    type: 'module',
    dependencies,
    allowScripts,
  };
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const lock = JSON.parse(createLockFile(manifest, graph, 'npm'));
  return { manifest, lock: { ...lock, packages: neededPackages(lock.packages) } };
}

/** Writes both into `dist/images/<image>`. */
export async function writeManifest(image) {
  const { manifest, lock } = await manifestOf(image);
  const folder = inRoot('dist', 'images', image);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries({ 'package.json': manifest, 'package-lock.json': lock })) {
    writeFileSync(`${folder}/${name}`, `${JSON.stringify(content, null, 2)}\n`);
  }
}
