import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../common/app-error';
import { type IsProxy, networkOf } from './client-address';
import { hangUp } from './raw-problem';
import { Tally } from './tally';

const RETRY_AFTER = 10;
const tooMany = () =>
  new AppError('TOO_MANY_REQUESTS', 'Too many connections are open from this address.', { retryAfter: RETRY_AFTER });

/** Nobody may take all the connections there are. Behind a proxy everybody comes from its address: it counts for itself. */
export function limitConnections(server: Server, limit: number, isProxy: IsProxy): void {
  if (limit === 0) return;
  const open = new Tally();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (remoteAddress === '' || isProxy(remoteAddress, 0)) return;
    const client = networkOf(remoteAddress);
    if (open.of(client) >= limit) hangUp(socket, tooMany());
    else socket.once('close', open.add(client));
  });
}
