import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Checkpoints, TICK_MS } from '../integrity/checkpoints';
import { openStore } from '../storage/open';
import { traceInto } from '../trace';
import { createWireServer, type WireServer } from '../wire/server';
import { GroupCommit } from './group-commit';
import type { WorkerMessage, WorkerOptions } from './protocol';

const MAINTAIN_EVERY_MS = 60_000;

const serve = async (host: MessagePort, options: WorkerOptions): Promise<void> => {
  const tell = (message: WorkerMessage): void => host.postMessage(message);
  if (options.traceFolder !== undefined) traceInto(options.traceFolder);
  const store = openStore(options.dataDir);
  const commits = new GroupCommit(store);
  const checkpoints = new Checkpoints(commits);
  const serverFor = (isPrivate: boolean): WireServer =>
    createWireServer({
      answer: (request, connectionId) => commits.run({ request, connectionId, isPrivate }),
      maxConnections: options.maxConnections,
    });
  const sockets = [serverFor(true)];
  const listening = [listen(sockets[0] as WireServer, { path: options.socketPath })];
  if (options.port !== undefined) {
    sockets.push(serverFor(false));
    listening.push(listen(sockets[1] as WireServer, { host: '127.0.0.1', port: options.port }));
  }
  const closeAll = async (): Promise<void> => {
    await Promise.all(sockets.map((socket) => socket.close()));
    store.log.close();
  };
  let addresses: readonly (AddressInfo | string | null)[];
  try {
    addresses = await Promise.all(listening);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const maintenance = setInterval(() => commits.maintain(), MAINTAIN_EVERY_MS);
  const checkpointing = setInterval(() => checkpoints.tick(), TICK_MS);
  host.once('message', () => {
    clearInterval(maintenance);
    clearInterval(checkpointing);
    // at its end the answers are on their way to the sockets, which close once they are written
    void commits.end().then(() => setImmediate(() => void closeAll().then(() => tell({ type: 'stopped' }))));
  });
  tell({ type: 'ready', port: (addresses[1] as AddressInfo | undefined)?.port });
};

const listen = async (
  { server }: WireServer,
  where: { readonly path: string } | { readonly host: string; readonly port: number },
): Promise<AddressInfo | string | null> => {
  try {
    server.listen(where);
    await once(server, 'listening');
    return server.address();
  } catch (error) {
    const name = 'path' in where ? where.path : `${where.host}:${where.port}`;
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new Error(taken ? `${name} is already in use.` : `Cannot listen on ${name}: ${(error as Error).message}`);
  }
};

const host = parentPort;
if (host === null) throw new Error('This file is the embedded database’s worker; start it with startEmbeddedMongo.');
serve(host, workerData as WorkerOptions).catch((error: Error) => {
  host.postMessage({ type: 'failed', message: error.message } satisfies WorkerMessage);
});
