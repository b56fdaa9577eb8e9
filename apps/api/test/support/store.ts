import { startEmbeddedMongo } from '@nawala/embedded-mongo';
import { createConnection } from 'mongoose';

export interface TestStore {
  uri: string;
  stop(): Promise<void>;
}

/** An empty database: of `MONGODB_URI` one for each worker, dropped first; else the embedded store in memory. */
export async function openStore(): Promise<TestStore> {
  const server = process.env['MONGODB_URI'];
  if (!server) return startEmbeddedMongo({ inMemory: true });
  const uri = new URL(server);
  uri.pathname = `/nawala_test_${process.env['JEST_WORKER_ID'] ?? '0'}`;
  const connection = await createConnection(uri.href).asPromise();
  await connection.dropDatabase();
  await connection.close();
  return { uri: uri.href, stop: async () => undefined };
}

/** A database over TCP, so that a test can stand in between. */
export interface TcpStore {
  host: string;
  port: number;
  database: string;
  stop(): Promise<void>;
}

export async function openTcpStore(): Promise<TcpStore> {
  const server = process.env['MONGODB_URI'];
  const store = server ? await openStore() : await startEmbeddedMongo({ inMemory: true }, { port: 0 });
  const { hostname, port, pathname } = new URL(store.uri);
  return { host: hostname, port: Number(port || 27017), database: pathname.slice(1), stop: store.stop };
}
