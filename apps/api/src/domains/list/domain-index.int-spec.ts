import type { NawalaStatus } from '@nawala/contracts';
import { neverChecked } from '@nawala/rules';
import { createConnection, type Connection, type Model, Types } from 'mongoose';
import { EventEmitter } from 'node:events';
import { eventually } from '../../../test/support/eventually';
import { openStore, type TestStore } from '../../../test/support/store';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import type { Redis } from '../../redis/redis';
import { DomainChangeMarks } from '../domain-change-marks';
import { DomainChanges } from '../domain-changes';
import { DomainChangeMark, DomainChangeMarkSchema } from '../domain-changes.schema';
import { unmeasured } from '../domain-fields';
import { Domain, DomainSchema } from '../domain.schema';
import { rankOf } from '../nawala-rank';
import { type MonitoredDomain, ScansRepository } from '../scans.repository';
import { Confirmations } from './confirmations';
import { DomainIndex } from './domain-index';
import { OthersChanges } from './others-changes';
import { RowReads } from './row-reads';

/** What Redis carries among instances; one that hears nothing is cut off. */
const bus = new EventEmitter();
const line = {
  commands: { publish: (...message: string[]) => Promise.resolve(Number(bus.emit('message', ...message))) },
  subscriber: Object.assign(bus, { subscribe: () => Promise.resolve() }),
};

/** One instance of the API, as far as the list goes. */
function instanceOn(domains: Model<Domain>, model: Model<DomainChangeMark>, more: Partial<Env> = {}) {
  const env = Object.assign(new Env(), more);
  const clock = new Clock();
  const marks = new DomainChangeMarks(model, clock, env);
  const changes = new DomainChanges(marks);
  const reads = new RowReads(domains);
  const confirmations = new Confirmations(line as unknown as Redis);
  confirmations.onModuleInit();
  const index = new DomainIndex(reads, changes, new OthersChanges(changes, marks), confirmations, clock, env);
  const names = async () => {
    const rows = await index.now();
    return Array.from(rows.in('status'), (slot) => rows.table.domains[slot]);
  };
  return { changes, marks, reads, clock, index, names };
}

describe('DomainIndex', () => {
  let store: TestStore;
  let connection: Connection;
  let domains: Model<Domain>;
  let marks: Model<DomainChangeMark>;
  let scans: ScansRepository;
  let here: ReturnType<typeof instanceOn>;
  let there: ReturnType<typeof instanceOn>;
  let brand: Types.ObjectId;

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    domains = connection.model(Domain.name, DomainSchema);
    marks = connection.model(DomainChangeMark.name, DomainChangeMarkSchema);
    scans = new ScansRepository(domains);
    await domains.init();
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });
  beforeEach(async () => {
    await Promise.all([domains.deleteMany({}), marks.deleteMany({})]);
    [here, there] = [instanceOn(domains, marks), instanceOn(domains, marks)];
    brand = new Types.ObjectId();
    for (const name of ['b', 'c', 'd']) await add(name);
    expect(await here.names()).toEqual(['b', 'c', 'd']);
    expect(await there.names()).toEqual(['b', 'c', 'd']);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    bus.removeAllListeners();
  });

  const add = async (domain: string, of = brand) =>
    (await domains.create({ domain, brand: of, active: true, version: 0, targetSince: null, ...unmeasured() }))._id;
  const idOf = async (domain: string) => (await domains.findOne({ domain }).orFail().lean().exec())._id;

  /** As an edit does it. */
  async function rename(from: string, to: string, { changes }: typeof here): Promise<void> {
    const _id = await idOf(from);
    await domains.updateOne({ _id }, { $set: { domain: to }, $inc: { version: 1 } });
    await changes.edited([brand], [_id]);
  }

  /** As a report does it. */
  async function judge(
    domain: string,
    status: NawalaStatus,
    by: typeof here,
    lastChecked = new Date(),
  ): Promise<MonitoredDomain> {
    const [before] = await scans.load([(await idOf(domain)).toHexString()]);
    const state = neverChecked();
    state.nawala = { ...state.nawala, status, since: new Date(), lastChecked };
    const recording = { domain: before!, state, writeIds: ['w'], transitions: [], outbox: { by: 'w', no: 1 } };
    await scans.save([recording], 'w');
    by.changes.recorded([recording]);
    return before!;
  }

  it('shows what this instance changed, at once and without reading the brand', async () => {
    const whole = jest.spyOn(here.reads, 'of');
    await rename('b', 'e', here);
    await judge('d', 'ada', here);
    await here.changes.edited([brand], [await add('a')]);
    expect(await here.names()).toEqual(['d', 'a', 'c', 'e']);
    const gone = await idOf('c');
    await domains.deleteOne({ _id: gone });
    await here.changes.edited([brand], [gone]);
    expect(await here.names()).toEqual(['d', 'a', 'e']);
    await here.changes.settled();
    expect(await here.names()).toEqual(['d', 'a', 'e']);
    expect(whole).not.toHaveBeenCalled();
  });

  it('reads what a large job edited though nobody asks, a little at a time', async () => {
    const read = jest.spyOn(here.reads, 'byIds');
    const counts = () => read.mock.calls.map(([ids]) => ids.length);
    await here.index.begin();
    await here.changes.edited(
      [brand],
      Array.from({ length: 450 }, () => new Types.ObjectId()),
    );
    await eventually(
      () => Promise.resolve(counts().reduce((all, count) => all + count, 0)),
      (all) => all >= 450,
    );
    here.index.beforeApplicationShutdown();
    expect(Math.max(...counts())).toBeLessThanOrEqual(200);
  });

  it('shows what another instance changed', async () => {
    await rename('b', 'e', there);
    expect(await here.names()).toEqual(['c', 'd', 'e']);
    await judge('d', 'ada', there);
    await there.changes.settled();
    expect(await here.names()).toEqual(['d', 'c', 'e']);
    const gone = await idOf('c');
    await domains.deleteOne({ _id: gone });
    await there.changes.edited([brand], [gone]);
    expect(await here.names()).toEqual(['d', 'e']);
  });

  it('reads the brands alone that others have changed', async () => {
    await here.changes.edited([new Types.ObjectId()], []);
    await rename('b', 'e', there);
    const whole = jest.spyOn(here.reads, 'of');
    await here.names();
    await here.names();
    expect(whole.mock.calls).toEqual([[brand.toHexString()]]);
  });

  it('follows a domain from one brand to another', async () => {
    const other = new Types.ObjectId();
    const _id = await idOf('b');
    await domains.updateOne({ _id }, { $set: { brand: other }, $inc: { version: 1 } });
    await there.changes.edited([brand, other], [_id]);
    const rows = await here.index.now();
    expect(rows.ids(other.toHexString())).toEqual([_id.toHexString()]);
  });

  it('reads a domain anew of which it does not know how it was written', async () => {
    const _id = await idOf('b');
    await domains.updateOne({ _id }, { $set: { domain: 'z' }, $inc: { version: 1 } });
    here.changes.uncertain([_id.toHexString()]);
    expect(await here.names()).toEqual(['c', 'd', 'z']);
  });

  it('reads a domain anew of which it missed a write', async () => {
    const _id = await idOf('b');
    await domains.updateOne({ _id }, { $set: { domain: 'z' }, $inc: { version: 1 } });
    await judge('z', 'ada', here);
    expect(await here.names()).toEqual(['z', 'c', 'd']);
  });

  it('never goes back to what a read found before a report', async () => {
    const stale = await here.reads.byIds([(await idOf('b')).toHexString()]);
    await judge('b', 'ada', here);
    here.changes.uncertain([(await idOf('b')).toHexString()]);
    jest.spyOn(here.reads, 'byIds').mockResolvedValueOnce(stale);
    const rows = await here.index.now();
    const [first] = rows.in('status');
    expect([rows.table.domains[first!], rows.table.columns.rank[first!]]).toEqual(['b', rankOf('ada')]);
  });

  it('mends itself when a crash kept a change from being marked', async () => {
    await add('a');
    expect(await here.names()).toEqual(['b', 'c', 'd']);
    jest.spyOn(here.clock, 'now').mockReturnValue(new Date(Date.now() + 601_000));
    expect(await here.names()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('finds what a tool put there and took away, which tells nobody', async () => {
    const pass = (ms: number) => jest.spyOn(here.clock, 'now').mockReturnValue(new Date(Date.now() + ms));
    await add('a', new Types.ObjectId());
    await add('e');
    for (const ms of [2_000, 4_000]) {
      pass(ms);
      await here.names();
    }
    expect(await here.names()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await domains.deleteMany({});
    for (const ms of [6_000, 8_000]) {
      pass(ms);
      await here.names();
    }
    expect(await here.names()).toEqual([]);
    await add('f');
    expect(await here.names()).toEqual(['f']);
  });

  describe('among instances that tell each other of what they write', () => {
    const REDIS_URL = 'redis://127.0.0.1:1';
    let whole: jest.SpyInstance;

    beforeEach(async () => {
      [here, there] = [instanceOn(domains, marks, { REDIS_URL }), instanceOn(domains, marks, { REDIS_URL })];
      expect(await here.names()).toEqual(['b', 'c', 'd']);
      expect(await there.names()).toEqual(['b', 'c', 'd']);
      whole = jest.spyOn(here.reads, 'of');
    });

    it('reads the domains alone that others have changed', async () => {
      await rename('b', 'e', there);
      expect(await here.names()).toEqual(['c', 'd', 'e']);
      await judge('d', 'ada', there);
      await there.changes.settled();
      expect(await here.names()).toEqual(['d', 'c', 'e']);
      const gone = await idOf('c');
      await domains.deleteOne({ _id: gone });
      await there.changes.edited([brand], [gone]);
      await there.changes.edited([brand], [await add('a')]);
      await rename('e', 'f', here);
      expect(await here.names()).toEqual(['d', 'a', 'f']);
      expect(await there.names()).toEqual(['d', 'a', 'f']);
      expect(whole).not.toHaveBeenCalled();
    });

    it('follows however much others write, which is told for a while only', async () => {
      const ids = [await idOf('b')];
      for (let n = 0; n < 40; n += 1) {
        jest.spyOn(there.clock, 'now').mockReturnValue(new Date(Date.now() + n * 1000));
        await there.changes.edited([brand], ids);
      }
      await rename('b', 'e', there);
      expect(await here.names()).toEqual(['c', 'd', 'e']);
      const mark = await marks.findOne({}).orFail().lean().exec();
      expect(mark.told!.length).toBeLessThan(30);
      whole.mockClear();
      await rename('e', 'f', there);
      expect(await here.names()).toEqual(['c', 'd', 'f']);
      expect(whole).not.toHaveBeenCalled();
    });

    it('reads the brand when an instance of an earlier version wrote, which does not say what', async () => {
      await rename('b', 'e', instanceOn(domains, marks));
      expect(await here.names()).toEqual(['c', 'd', 'e']);
      expect(whole.mock.calls).toEqual([[brand.toHexString()]]);
    });

    const lastOf = async (domain: string) => {
      const { table } = await here.index.now();
      return table.columns.lastChecked[table.domains.indexOf(domain)];
    };

    it('hears of reports that change nothing, and reads what it missed of them', async () => {
      const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
      const moved = jest.spyOn(there.marks, 'move');
      await judge('b', 'unknown', there, at(1));
      await eventually(
        () => lastOf('b'),
        (last) => last === at(1).getTime(),
      );
      const [heardHere] = bus.listeners('message').splice(-2, 1) as [() => void];
      bus.off('message', heardHere);
      await judge('b', 'unknown', there, at(2));
      await new Promise((told) => bus.once('message', told));
      expect(await lastOf('b')).toBe(at(1).getTime());
      bus.on('message', heardHere);
      await judge('b', 'unknown', there, at(3));
      await eventually(
        () => lastOf('b'),
        (last) => last === at(3).getTime(),
      );
      expect(moved).not.toHaveBeenCalled();
      expect(whole).not.toHaveBeenCalled();
    });

    it('reads again what it could not read', async () => {
      jest.spyOn(here.reads, 'byIds').mockRejectedValueOnce(new Error('away'));
      await rename('b', 'e', there);
      await expect(here.names()).rejects.toThrow('away');
      expect(await here.names()).toEqual(['c', 'd', 'e']);
      whole.mockImplementationOnce(() => {
        throw new Error('away');
      });
      await rename('e', 'f', instanceOn(domains, marks));
      await expect(here.names()).rejects.toThrow('away');
      expect(await here.names()).toEqual(['c', 'd', 'f']);
    });
  });

  it('tells of a database that is away, and goes on when it is back', async () => {
    jest.spyOn(here.reads, 'byIds').mockRejectedValueOnce(new Error('away'));
    await rename('b', 'e', here);
    await expect(here.names()).rejects.toThrow('away');
    expect(await here.names()).toEqual(['c', 'd', 'e']);
  });
});
