import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Endpoint } from '../src/address/network';

export interface BlackHole {
  endpoint: Endpoint;
  stop(): Promise<void>;
}

const LISTEN = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () =>
  process.stdout.write(String(server.address().port)));`;
/** With a backlog of one, so many connections are completed without anybody accepting them. */
const BACKLOG = 2;

/** Where SYNs vanish (Linux): a process that was stopped while it listened, with a queue that is full. */
export async function startBlackHole(): Promise<BlackHole> {
  const child = spawn(process.execPath, ['-e', LISTEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const endpoint = { address: '127.0.0.1', port: Number(port) };
  child.kill('SIGSTOP');
  const queue: Socket[] = [];
  for (let queued = 0; queued < BACKLOG; queued++) {
    const socket = connect({ host: endpoint.address, port: endpoint.port }).on('error', () => undefined);
    await once(socket, 'connect');
    queue.push(socket);
  }
  return {
    endpoint,
    async stop() {
      for (const socket of queue) socket.destroy();
      child.kill('SIGKILL');
      await ended;
    },
  };
}
