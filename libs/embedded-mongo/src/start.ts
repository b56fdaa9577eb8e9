import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FILE_NAME } from './storage/format';
import { ask } from './wire/ask';
import { findWorkerFile } from './worker-file';
import type { Serving, WorkerOptions } from './worker/protocol';

/** Where the data lives: a folder, or nowhere once the process ends. */
export type Location = { readonly dataDir: string } | { readonly inMemory: true };

export interface EmbeddedMongoOptions {
  /** Also listen on this port of 127.0.0.1 (0: any free one); the URI then names it instead of the private socket. */
  readonly port?: number;
  /** Further connections are refused (default 1,000). */
  readonly maxConnections?: number;
}

export interface EmbeddedMongo {
  /** Give it to any MongoDB driver; name the database with `dbName`. */
  readonly uri: string;
  /** The private socket, for the database's own commands. */
  readonly socketPath: string;
  /** Finishes what has been received, writes it and closes; safe to call twice. */
  stop(): Promise<void>;
}

/** Names a folder: what is asked of the database is written there (see `trace.ts`). */
export const TRACE_VARIABLE = 'EMBEDDED_MONGO_TRACE';

/** In the data folder, while it is open: the path of the private socket. */
export const SOCKET_RECORD = 'nawala.socket';

const SOCKET_NAME = 'db.sock';
const SOCKET_FOLDER = join(tmpdir(), 'nawala-db-');
/** In bytes: what macOS takes; Linux takes four more. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Starts the embedded database in a worker thread.
 * @throws Error with one line for people: the folder is in use or cannot be written, the file damaged or foreign, the port
 * taken, TMPDIR too long.
 */
export const startEmbeddedMongo = async (
  location: Location,
  options: EmbeddedMongoOptions = {},
): Promise<EmbeddedMongo> => {
  const dataDir = 'dataDir' in location ? location.dataDir : undefined;
  if (dataDir !== undefined && (await servedAt(dataDir)) !== undefined)
    throw new Error(`The database file ${join(dataDir, FILE_NAME)} cannot be used: another process has it open`);
  const record = dataDir === undefined ? undefined : join(dataDir, SOCKET_RECORD);
  const workerFile = await findWorkerFile(import.meta.dirname);
  const folder = await makeSocketFolder();
  const socketPath = join(folder, SOCKET_NAME);
  const worker = new Worker(workerFile, {
    workerData: {
      dataDir,
      socketPath,
      port: options.port,
      maxConnections: options.maxConnections ?? 1_000,
      traceFolder: process.env[TRACE_VARIABLE],
    } satisfies WorkerOptions,
  });
  const end = async (): Promise<void> => {
    await worker.terminate();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // from here on a crash of the worker has no listener, and so ends the process loudly instead of leaving it half alive
    const [{ port }] = (await once(worker, 'message')) as [Serving];
    if (record !== undefined) await recordSocket(record, socketPath);
    const host = port === undefined ? encodeURIComponent(socketPath) : `127.0.0.1:${port}`;
    let stopping: Promise<void> | undefined;
    return {
      uri: `mongodb://${host}/?directConnection=true`,
      socketPath,
      stop: () => (stopping ??= stopWorker(worker, record).finally(end)),
    };
  } catch (error) {
    await end();
    throw error;
  }
};

/** The private socket of the process that has the folder open. */
export const servedAt = async (dataDir: string): Promise<string | undefined> => {
  const socketPath = await readFile(join(dataDir, SOCKET_RECORD), 'utf8').catch(() => undefined);
  if (socketPath === undefined) return undefined;
  try {
    await ask(socketPath, { ping: 1 });
    return socketPath;
  } catch (error) {
    // what a killed process leaves behind: a record of a socket without a listener
    if (['ENOENT', 'ECONNREFUSED'].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
};

/** A private one: mkdtemp gives it to its owner alone (0700). */
const makeSocketFolder = async (): Promise<string> => {
  const length = Buffer.byteLength(join(`${SOCKET_FOLDER}XXXXXX`, SOCKET_NAME));
  if (length > LONGEST_SOCKET_PATH)
    throw new Error(
      `TMPDIR is too long: a socket's path in ${tmpdir()} has ${length} bytes, and may have ${LONGEST_SOCKET_PATH}. Set TMPDIR to a shorter one.`,
    );
  return mkdtemp(SOCKET_FOLDER).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`The folder ${tmpdir()} cannot be written (${code}). Set TMPDIR to another one.`);
  });
};

/** A killed process leaves its socket's folder behind; since the data folder is ours now, nobody uses it any more. */
const recordSocket = async (record: string, socketPath: string): Promise<void> => {
  const abandoned = await readFile(record, 'utf8').catch(() => '');
  if (abandoned.startsWith(SOCKET_FOLDER)) await rm(dirname(abandoned), { recursive: true, force: true });
  await writeFile(record, socketPath, { mode: 0o600 });
};

const stopWorker = async (worker: Worker, record: string | undefined): Promise<void> => {
  if (record !== undefined) await rm(record, { force: true });
  worker.postMessage('stop');
  await once(worker, 'exit');
};
