import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Document } from './bson/values';
import { FILE_NAME } from './storage/format';
import { servedAt, startEmbeddedMongo } from './start';
import { ask } from './wire/ask';

/**
 * Copies a folder's database into one new file, consistent at one moment, and reads all of the copy: asks the process that
 * has the folder open, or opens it when there is none. To restore, put the file into an empty folder as `nawala.db`.
 * @throws Error with one line for people when there is nothing to copy, or it is damaged, or the file exists or cannot be
 * written.
 */
export const backup = async (dataDir: string, file: string): Promise<void> => {
  const command = { backup: resolve(file) };
  const socketPath = await servedAt(dataDir);
  await (socketPath === undefined ? askAlone(dataDir, command) : ask(socketPath, command));
};

/**
 * Reads every document of a folder that nobody has open, and compares the indexes with them.
 * @returns how many documents there are
 * @throws Error with one line for people that names what is damaged, or that somebody has the folder open.
 */
export const verify = async (dataDir: string): Promise<number> =>
  Number((await askAlone(dataDir, { verify: 1 }))['documents']);

const askAlone = async (dataDir: string, command: Readonly<Record<string, unknown>>): Promise<Document> => {
  if (!existsSync(join(dataDir, FILE_NAME))) throw new Error(`There is no database in ${dataDir}`);
  const database = await startEmbeddedMongo({ dataDir });
  try {
    return await ask(database.socketPath, command);
  } finally {
    await database.stop();
  }
};
