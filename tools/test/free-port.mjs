import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (32768 and up on Linux, 49152 elsewhere): there, any process
 * may take a free one before it is listened on.
 */
const FIRST = 20_000;
const LAST = 32_000;
const TRIES = 100;

/** @returns {Promise<number>} a port of 127.0.0.1 that nobody listens on, and that no connection will take */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`No free port from ${FIRST} to ${LAST} in ${TRIES} tries`);
}
