import { freePort } from '@nawala/free-port';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Redis that a test can take away and bring back. */
export interface TestRedis {
  url: string;
  /** Killed, as when its machine goes. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    start: async () => {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = server;
      await new Promise<void>((ready, failed) => {
        server.once('error', failed);
        server.once('exit', (code) => failed(new Error(`redis-server ended with ${code}`)));
        server.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && ready());
      });
    },
    kill: async () => {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
  await redis.start();
  return redis;
}
