import { once } from 'node:events';
import type { ListenOptions } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Checkpoints, TICK_MS } from '../integrity/checkpoints';
import { openStore } from '../storage/open';
import { traceInto } from '../trace';
import { listen, type WireServer } from '../wire/server';
import { GroupCommit } from './group-commit';
import type { Serving, WorkerOptions } from './protocol';

const MAINTAIN_EVERY_MS = 60_000;

const serve = async (host: MessagePort, options: WorkerOptions): Promise<void> => {
  if (options.traceFolder !== undefined) traceInto(options.traceFolder);
  const store = openStore(options.dataDir);
  const commits = new GroupCommit(store);
  const checkpoints = new Checkpoints(commits);
  const servers: WireServer[] = [];
  const listenAt = async (where: ListenOptions, isPrivate: boolean): Promise<void> => {
    const server = listen(where, options.maxConnections, (request, connectionId) =>
      commits.run({ request, connectionId, isPrivate }),
    );
    servers.push(await server);
  };
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
    store.log.close();
  };
  try {
    await listenAt({ path: options.socketPath }, true);
    if (options.port !== undefined) await listenAt({ host: '127.0.0.1', port: options.port }, false);
  } catch (error) {
    await close();
    throw error;
  }
  const maintenance = setInterval(() => commits.maintain(), MAINTAIN_EVERY_MS);
  const checkpointing = setInterval(() => checkpoints.tick(), TICK_MS);
  host.postMessage({ port: servers[1]?.port } satisfies Serving);
  await once(host, 'message');
  clearInterval(maintenance);
  clearInterval(checkpointing);
  await commits.end();
  // now the answers are on their way to the sockets, which close once they are written
  await nextTurn();
  await close();
};

if (parentPort === null)
  throw new Error('This file is the embedded database’s worker; start it with startEmbeddedMongo.');
await serve(parentPort, workerData as WorkerOptions);
