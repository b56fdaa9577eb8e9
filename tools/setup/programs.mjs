import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Debian keeps servers where only root's PATH looks. */
const SERVERS = ['/usr/sbin', '/usr/local/sbin'];

/** The first of these programs that this machine has; undefined when it has none. */
export function findProgram(names) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVERS];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}
