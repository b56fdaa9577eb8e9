/** What we use of a class that the driver has, and takes a subclass of, but does not export. */
declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net';

  export class Connection {
    constructor(socket: Socket, options: object);
    readonly closed: boolean;
    command(namespace: object, command: object, options?: object): Promise<object>;
    destroy(): void;
  }
}
