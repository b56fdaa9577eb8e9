import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../../..');

/** Into `dist/apps`, unless that was done since the last change: once for all specs. */
export const buildProjects = (...projects: string[]): void =>
  void execFileSync(process.execPath, [join(ROOT, 'tools/build.mjs'), ...projects], { cwd: ROOT, stdio: 'pipe' });
