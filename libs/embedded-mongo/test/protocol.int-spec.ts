import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { BSON, type MongoClient } from 'mongodb';
import { ask, type EmbeddedMongo } from '../src/index';
import { FrameReader } from '../src/wire/frames';
import { Running } from './support/running';

/** An OP_MSG as the driver would send it. */
const message = (command: BSON.Document, { id = 7, flags = 0 } = {}): Buffer => {
  const body = BSON.serialize({ ...command, $db: 'admin' });
  const head = Buffer.alloc(21);
  [21 + body.length, id, 0, 2013, flags].forEach((value, index) => head.writeInt32LE(value, index * 4));
  return Buffer.concat([head, body]);
};

interface Answer {
  readonly to: number;
  readonly body: BSON.Document;
}

describe('the wire', () => {
  const running = new Running();
  let database: EmbeddedMongo;
  let client: MongoClient;
  let socket: Socket;

  beforeAll(async () => {
    database = await running.database();
    client = await running.client(database);
  });
  beforeEach(async () => {
    socket = connect(database.socketPath);
    await once(socket, 'connect');
  });
  afterEach(() => socket.destroy());
  afterAll(() => running.end());

  const answers = async (count: number): Promise<Answer[]> => {
    const frames = new FrameReader();
    const read: Answer[] = [];
    for await (const chunk of socket) {
      for (const frame of frames.push(chunk as Buffer))
        read.push({ to: frame.readInt32LE(8), body: BSON.deserialize(frame.subarray(21)) });
      if (read.length >= count) break;
    }
    return read;
  };

  it('puts messages together that arrive byte by byte', async () => {
    for (const byte of message({ ping: 1 })) socket.write(Buffer.from([byte]));
    expect(await answers(1)).toEqual([{ to: 7, body: { ok: 1 } }]);
  });

  it('takes messages apart that arrive together', async () => {
    socket.write(Buffer.concat([message({ ping: 1 }, { id: 1 }), message({ ping: 1 }, { id: 2 })]));
    expect((await answers(2)).map(({ to }) => to)).toEqual([1, 2]);
  });

  it('takes a list in the body one document after another, as it does a sequence', async () => {
    const documents = [{ _id: 1 }, { _id: 2, price: BSON.Decimal128.fromString('1.5') }, { _id: 3 }];
    socket.write(message({ insert: 'listed', documents }));
    const [answer] = await answers(1);
    const errmsg = expect.stringContaining('Decimal128');
    expect(answer?.body).toMatchObject({ n: 1, ok: 1, writeErrors: [{ index: 1, errmsg }] });
  });

  it.each([
    ['is none', { insert: 'listed', documents: 5 }],
    ['holds other things', { delete: 'listed', deletes: [{ q: {}, limit: 1 }, 5] }],
    ['is missing', { update: 'listed' }],
  ])('refuses a list that %s', async (_, command) => {
    socket.write(message(command));
    expect((await answers(1))[0]?.body).toMatchObject({
      ok: 0,
      code: 9,
      errmsg: expect.stringContaining('must be an array of objects'),
    });
  });

  it('does not answer what wants no answer', async () => {
    const moreToCome = 2;
    socket.write(message({ ping: 1 }, { id: 1, flags: moreToCome }));
    socket.write(message({ ping: 1 }, { id: 2 }));
    expect((await answers(1)).map(({ to }) => to)).toEqual([2]);
  });

  it.each([
    ['an impossible length', () => Buffer.from('ffffff7f00000000000000000000000000000000', 'hex')],
    ['a negative length', () => Buffer.from('ffffffff00000000000000000000000000000000', 'hex')],
    [
      'an unknown op code',
      () =>
        Buffer.concat([
          message({ ping: 1 }).subarray(0, 12),
          Buffer.from([1, 2, 3, 4]),
          message({ ping: 1 }).subarray(16),
        ]),
    ],
    ['unknown flags', () => message({ ping: 1 }, { flags: 8 })],
    [
      'damaged BSON',
      () => Buffer.concat([message({ ping: 1 }).subarray(0, 24), Buffer.alloc(message({ ping: 1 }).length - 24, 0x7e)]),
    ],
    ['a header alone', () => Buffer.from('10000000070000000000000000dd070000'.slice(0, 32), 'hex')],
  ])('closes a connection that sends %s, and no other', async (_, bytes) => {
    socket.write(bytes());
    await once(socket, 'close');
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('refuses connections beyond its limit and serves again when one is gone', async () => {
    const limited = await running.database({ inMemory: true }, { maxConnections: 1 });
    const first = connect(limited.socketPath);
    await once(first, 'connect');
    await expect(ask(limited.socketPath, { ping: 1 })).rejects.toThrow();
    first.destroy();
    await once(first, 'close');
    const served = async (): Promise<unknown> => ask(limited.socketPath, { ping: 1 }).catch(served);
    expect(await served()).toMatchObject({ ok: 1 });
  });

  it.each([
    ['an unknown command', { serverStatus: 1 }, 59, 'serverStatus'],
    ['an unknown field', { find: 'things', frobnicate: 1 }, 40415, 'frobnicate'],
    ['a collation', { find: 'things', collation: { locale: 'id' } }, 40415, 'collation'],
    ['a transaction', { find: 'things', txnNumber: 1, startTransaction: true, autocommit: false }, 40415, 'txnNumber'],
    ['a change stream', { aggregate: 'things', pipeline: [{ $changeStream: {} }], cursor: {} }, 40324, '$changeStream'],
    ['an unknown stage', { aggregate: 'things', pipeline: [{ $graphLookup: {} }], cursor: {} }, 40324, '$graphLookup'],
    ['an unknown query operator', { find: 'things', filter: { a: { $near: 1 } } }, 2, '$near'],
    [
      'an unknown update operator',
      { update: 'things', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] },
      undefined,
      '$rename',
    ],
    [
      'an unknown index option',
      { createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'a', weights: {} }] },
      67,
      'weights',
    ],
    ['a text index', { createIndexes: 'things', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67, 'text'],
  ])('is loud about %s', async (_, command, code, part) => {
    const error: unknown = await client
      .db('loud')
      .command(command)
      .then(
        (reply) => (reply as { writeErrors?: unknown[] }).writeErrors?.[0],
        (reason: unknown) => reason,
      );
    expect(error).toBeDefined();
    if (code !== undefined) expect(error).toMatchObject({ code });
    if (part !== undefined) expect(JSON.stringify(error, ['message', 'errmsg'])).toContain(part);
  });

  it('takes maintenance commands from the private socket alone', async () => {
    const open = await running.database({ inMemory: true }, { port: 0 });
    const stranger = await running.client(open);
    await expect(stranger.db('admin').command({ sweepExpired: 1 })).rejects.toMatchObject({ code: 13 });
    expect(await ask(open.socketPath, { sweepExpired: 1 })).toMatchObject({ n: 0 });
  });
});
