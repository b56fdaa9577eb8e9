import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../setup/npm.mjs';

/**
 * Makes of each folder the archive that npm would publish: the same bytes for the same files.
 *
 * @param {string[]} folders
 * @param {string} target where the archives go
 * @returns {string[]} the archives, in the order of the folders
 */
export function npmPack(folders, target) {
  mkdirSync(target, { recursive: true });
  const [command, args] = npmCommand(['pack', ...folders, '--json', '--ignore-scripts', '--pack-destination', target]);
  const env = { ...process.env, npm_config_update_notifier: 'false' };
  const packed = JSON.parse(execFileSync(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] }));
  return Object.values(packed).map(({ filename }) => join(target, filename));
}
