import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../setup/workspace.mjs';
import { furnish } from './libraries.mjs';
import { noticesOf } from './notices.mjs';
import { npmPack } from './npm-pack.mjs';

const PROJECT = 'apps/checker';
const BUILT = inRoot('dist', PROJECT);

/** Where the API finds it, too. */
export const CHECKER_PACKAGE = join(BUILT, 'nawala-checker.tgz');

/** Makes the package of the checker, which has been bundled before: one file that needs nothing but Node. */
export function packChecker() {
  const folder = join(BUILT, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  furnish(PROJECT, folder);
  const program = readFileSync(join(BUILT, 'main.js'), 'utf8');
  writeFileSync(join(folder, 'nawala-checker.js'), program.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'), {
    mode: 0o755,
  });
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(join(BUILT, 'main.js.map')));
  const [archive] = npmPack([folder], join(BUILT, 'packed'));
  renameSync(archive, CHECKER_PACKAGE);
  rmSync(join(BUILT, 'packed'), { recursive: true });
}
