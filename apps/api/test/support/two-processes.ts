import { freePort } from '@nawala/free-port';
import { startEmbeddedMongo } from '@nawala/embedded-mongo';
import { type Connection, createConnection } from 'mongoose';
import { type ApiProcess, buildApi } from './api-process';
import { clientOf } from './client';
import { type Edge, startEdge } from './edge';
import { eventually } from './eventually';
import { startRedis } from './redis';
import { unmovedHistory } from './unmoved-history';
import { startUpstream } from './upstream';
import { type SignedInClient, signInAs } from './users';

/** As it runs in production: nginx in front of two processes of the API, with Redis and one database. */
export interface TwoProcesses {
  /** Of the instances, which are number 0 and number 1. */
  ports: readonly number[];
  edge: Edge;
  connection: Connection;
  /** Asks instance 0. */
  admin: SignedInClient;
  /** Settles when the instance is ready. */
  start(instance: number): Promise<void>;
  /** Gives the exit code; null when the signal ended it. */
  stop(instance: number, signal: NodeJS.Signals): Promise<number | null | undefined>;
  /** Settles when all history that the domains hold is in its own collection, too. */
  historyIsMoved(): Promise<void>;
  close(): Promise<void>;
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const [program, database, redis, files] = await Promise.all([
    buildApi(),
    startEmbeddedMongo({ inMemory: true }, { port: 0 }),
    startRedis(),
    startUpstream((asked, answer) => answer.setHeader('Cache-Control', 'no-cache').end(`page for ${asked.url}`)),
  ]);
  const [first, second] = [await freePort(), await freePort()];
  const ports = [first, second];
  const running: ApiProcess[] = [];
  const start = async (instance: number): Promise<void> => {
    const started = program.fork({
      PORT: String(ports[instance]),
      MONGODB_URI: database.uri,
      REDIS_URL: redis.url,
      NODE_ENV: 'production',
      JWT_SECRET: 'a secret that only the tests know, 32+',
      ADMIN_PASSWORD: 'first admin password',
      API_RATE_LIMIT: '0',
      CHECKER_RATE_LIMIT: '0',
      CONNECTIONS_PER_ADDRESS: '0',
      HANDSHAKE_RATE_LIMIT: '0',
      SOCKETS_PER_SESSION: '0',
      TRUST_PROXY: '1',
    });
    running[instance] = started;
    const direct = clientOf(await started.url);
    await eventually(
      () => direct.get('/health/ready'),
      ({ status }) => status === 200,
    );
  };
  const stop: TwoProcesses['stop'] = async (instance, signal) => {
    running[instance]?.child.kill(signal);
    return running[instance]?.exit;
  };
  await start(0);
  await start(1);
  const edge = await startEdge({ 'api-1': first, 'api-2': second, dashboard: files.port });
  const connection = await createConnection(database.uri, { dbName: 'nawala' }).asPromise();
  return {
    ports,
    edge,
    connection,
    admin: await signInAs(`http://127.0.0.1:${first}`, 'admin@example.com', 'first admin password'),
    start,
    stop,
    historyIsMoved: async () => {
      await eventually(
        () => unmovedHistory(connection),
        (rows) => rows === 0,
      );
    },
    close: async () => {
      await connection.close();
      await Promise.all([edge.stop(), files.close(), stop(0, 'SIGTERM'), stop(1, 'SIGTERM')]);
      await Promise.all([database.stop(), redis.kill(), program.remove()]);
    },
  };
}
