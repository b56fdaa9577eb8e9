import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Connection } from 'mongodb/lib/cmap/connection.js';
import { createConnection } from 'mongoose';
import { openStore } from '../../test/support/store';
import { connectionOptions } from './connection-options';
import { PromptConnection } from './prompt-connection';

/** What happens to a command that begins in the turn in which the socket is destroyed, since the database has ended it. */
async function commandAtTheEnd(Type: typeof Connection): Promise<'refused' | 'still waits'> {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket: Socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const connection = new Type(socket, { id: 1, hostAddress: { host: '127.0.0.1', port: 1 }, generation: 0 });
  const { promise: destroyed, resolve } = Promise.withResolvers<void>();
  const destroy = socket.destroy.bind(socket);
  jest.spyOn(socket, 'destroy').mockImplementation((error) => {
    queueMicrotask(resolve);
    return destroy(error);
  });
  await destroyed;
  const command = connection.command({ db: 'admin' }, { hello: 1 }, { socketTimeoutMS: 10 });
  const outcome = command.then(
    () => 'refused' as const,
    () => 'refused' as const,
  );
  await once(socket, 'close');
  server.close();
  return Promise.race([outcome, new Promise<'still waits'>((told) => setImmediate(told, 'still waits'))]);
}

describe('A connection that the database has ended', () => {
  it('takes no command any more', async () => {
    expect(await commandAtTheEnd(PromptConnection)).toBe('refused');
  });

  it('keeps one waiting for ever where it is the driver’s own: once it does not, ours can go', async () => {
    expect(await commandAtTheEnd(Connection)).toBe('still waits');
  });

  it('is what the driver makes, for its monitor too', async () => {
    const made: unknown[] = [];
    class Noted extends PromptConnection {
      constructor(socket: Socket, options: { id: unknown }) {
        super(socket, options);
        made.push(options.id);
      }
    }
    const store = await openStore();
    const options = connectionOptions(store.uri);
    expect(options).toMatchObject({ connectionType: PromptConnection });
    const connection = await createConnection(store.uri, Object.assign(options, { connectionType: Noted })).asPromise();
    await connection.db?.command({ ping: 1 });
    expect(made).toEqual(expect.arrayContaining(['<monitor>', 1]));
    await connection.close();
    await store.stop();
  });
});
