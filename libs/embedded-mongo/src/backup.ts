import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Document } from './bson/values';
import { FILE_NAME } from './storage/format';
import { servedAt, startEmbeddedMongo } from './start';
import { ask } from './wire/ask';

/**
 * Copies a folder's database into one new file, consistent at one moment, and reads all of the copy. To restore, put the
 * file into an empty folder as `nawala.db`.
 * @throws Error with one line for people when there is nothing to copy, or it is damaged, or the file exists or cannot be
 * written.
 */
export const backup = async (dataDir: string, file: string): Promise<void> =>
  void (await askAny(dataDir, { backup: resolve(file) }));

/**
 * Reads every document of a folder's database, and compares the indexes with them.
 * @returns how many documents there are
 * @throws Error with one line for people that names what is damaged.
 */
export const verify = async (dataDir: string): Promise<number> =>
  Number((await askAny(dataDir, { verify: 1 }))['documents']);

/** Asks the process that has the folder open, or opens it when there is none. */
const askAny = async (dataDir: string, command: Readonly<Record<string, unknown>>): Promise<Document> => {
  const socketPath = await servedAt(dataDir);
  if (socketPath !== undefined) return ask(socketPath, command);
  if (!existsSync(join(dataDir, FILE_NAME))) throw new Error(`There is no database in ${dataDir}`);
  const database = await startEmbeddedMongo({ dataDir });
  try {
    return await ask(database.socketPath, command);
  } finally {
    await database.stop();
  }
};
