import { type Connection, createConnection } from 'mongoose';
import { eventually } from '../../../test/support/eventually';
import { openStore, type TestStore } from '../../../test/support/store';
import { Lease, LOOK_MS } from './lease';
import { LEASE_MS } from './lease-watch';
import { LeaseRepository } from './lease.repository';
import { LeaseRecord, LeaseSchema } from './lease.schema';

describe('the lease', () => {
  let store: TestStore;
  let connection: Connection;
  let leases: LeaseRepository;
  const open: Lease[] = [];

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
  });
  beforeEach(async () => {
    const model = connection.model(LeaseRecord.name, LeaseSchema);
    await model.deleteMany({});
    leases = new LeaseRepository(model);
  });
  afterEach(() => jest.restoreAllMocks());
  afterEach(() => Promise.all(open.splice(0).map((lease) => lease.beforeApplicationShutdown())));
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  const aLease = () => {
    const lease = new Lease(leases);
    open.push(lease);
    return lease;
  };

  it('is one instance’s, of however many begin at once', async () => {
    const all = Array.from({ length: 5 }, aLease);
    await Promise.all(all.map((lease) => lease.start()));
    expect(all.filter(({ isHolder }) => isHolder)).toHaveLength(1);
    expect(all.map(({ term }) => term).sort()).toEqual([0, 0, 0, 0, 1]);
  });

  it('goes to the next at once when it is given back, after what the holder still does', async () => {
    const told: string[] = [];
    const [first, second] = [aLease(), aLease()];
    first.onTaken(() => void told.push('taken'));
    first.onLost(async () => {
      await second.start();
      told.push(second.isHolder ? 'too early' : 'done');
    });
    await first.start();
    await first.beforeApplicationShutdown();
    const third = aLease();
    await third.start();
    expect(third).toMatchObject({ isHolder: true, term: 2 });
    expect([first.isHolder, told]).toEqual([false, ['taken', 'done']]);
  });

  it('is taken from a holder that has gone by one of those who saw it, and only as they saw it', async () => {
    await leases.create('gone');
    const seen = (await leases.read())!;
    const takes = await Promise.all(['a', 'b', 'c'].map((holder) => leases.take(seen, holder)));
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await leases.beat('gone', 1)).toBe(false);
    expect(await leases.take(seen, 'late')).toBe(false);
  });

  it('passes to another within 15 s of a holder’s death', async () => {
    const now = performance.now.bind(performance);
    let passed = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now() + passed);
    await leases.create('dead');
    const next = aLease();
    const taken = new Promise<void>((resolve) => next.onTaken(resolve));
    await next.start();
    passed = LEASE_MS / 2;
    const look = jest.spyOn(leases, 'read');
    await eventually(
      async () => look.mock.calls.length,
      (looks) => looks > 1,
    );
    expect(next.isHolder).toBe(false);

    passed = LEASE_MS;
    await taken;
    expect(next).toMatchObject({ isHolder: true, term: 2 });
    expect(LEASE_MS + LOOK_MS).toBeLessThan(15_000);
  });
});
