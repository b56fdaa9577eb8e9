import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FILE_NAME } from './storage/format';
import { SOCKET_RECORD, startEmbeddedMongo } from './start';
import { ask } from './wire/ask';

/**
 * Copies a folder's database into one new file, consistent at one moment: asks the process that has the folder open, or
 * opens it when there is none. To restore, put the file into an empty folder as `nawala.db`.
 * @throws Error with one line for people when there is nothing to copy, or the file exists or cannot be written.
 */
export const backup = async (dataDir: string, file: string): Promise<void> => {
  const command = { backup: resolve(file) };
  const socketPath = await readFile(join(dataDir, SOCKET_RECORD), 'utf8').catch(() => undefined);
  try {
    if (socketPath !== undefined) return void (await ask(socketPath, command));
  } catch (error) {
    if (!isNobodyThere(error)) throw error;
  }
  if (!existsSync(join(dataDir, FILE_NAME))) throw new Error(`There is no database in ${dataDir}`);
  const database = await startEmbeddedMongo({ dataDir });
  try {
    await ask(database.socketPath, command);
  } finally {
    await database.stop();
  }
};

/** What a killed process leaves behind: a record of a socket without a listener. */
const isNobodyThere = (error: unknown): boolean =>
  ['ENOENT', 'ECONNREFUSED'].includes(String((error as NodeJS.ErrnoException).code));
