import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { inRoot, say } from './setup/workspace.mjs';

await prepare({ build: ['checker'] });
const { CHECKER_PACKAGE } = await import('./packages/checker.mjs');
const { buildLibraries } = await import('./packages/libraries.mjs');
const { manifestOf } = await import('./packages/manifest.mjs');
const { npmPack } = await import('./packages/npm-pack.mjs');

const target = inRoot('dist', 'packages');
rmSync(target, { recursive: true, force: true });
const { name, version } = manifestOf('apps/checker');
const checker = join(target, `${name}-${version}.tgz`);
const libraries = npmPack(buildLibraries(inRoot('dist', 'libraries')), target);
cpSync(CHECKER_PACKAGE, checker);
for (const archive of [...libraries, checker]) say(archive.replace(inRoot(), ''));
