import type { Socket } from 'node:net';
import { Connection } from 'mongodb/lib/cmap/connection.js';

/**
 * A connection that is closed as soon as the database has ended it. The driver's own takes commands until the socket says
 * `close`, some turns after it was destroyed, and a command written in between waits for `drain` for ever, as no timeout
 * runs on a destroyed socket. When that command is the monitor's heartbeat, a database that restarted is never found again
 * (mongodb 7.8, `Connection.writeCommand`).
 */
export class PromptConnection extends Connection {
  constructor(socket: Socket, options: object) {
    super(socket, options);
    socket.once('end', () => this.destroy());
  }
}
