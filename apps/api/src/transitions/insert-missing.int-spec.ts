import { createConnection, type Connection } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { openStore, type TestStore } from '../../test/support/store';
import { TransitionRecord, TransitionSchema } from './transition.schema';
import { TransitionsRepository } from './transitions.repository';

/** More failures than a database explains in one answer. */
const MANY = 2500;

describe('Rows that are stored again', () => {
  let store: TestStore;
  let connection: Connection;
  let transitions: TransitionsRepository;

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    const model = connection.model(TransitionRecord.name, TransitionSchema);
    await model.init();
    transitions = new TransitionsRepository(model);
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  it('are stored already, however many, and those among them that cannot be are named', async () => {
    const rows = Array.from({ length: MANY }, () => aTransition());
    expect(await transitions.insertMissing(rows)).toEqual(new Map());
    const once = { mark: 'x' };
    await connection.collection('transitions').createIndex({ mark: 1 }, { unique: true, sparse: true });
    await transitions.insertMissing([{ ...aTransition(), ...once }]);
    const refused = { ...aTransition(), ...once };
    const why = expect.stringContaining('mark_1') as string;
    expect(await transitions.insertMissing([...rows, refused])).toEqual(new Map([[refused._id.toHexString(), why]]));
    expect(await connection.collection('transitions').countDocuments()).toBe(MANY + 1);
  });
});
