import type { NawalaStatus, ScanStatus } from '@nawala/contracts';
import { Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { aTransition } from '../../../test/support/a-transition';
import { recordingInstance, type RecordingInstance } from '../../../test/support/recording-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import { unmeasured } from '../../domains/domain-fields';
import type { Domain } from '../../domains/domain.schema';
import type { HistoryRow } from '../../domains/history-row';
import { TransitionsRepository } from '../../transitions/transitions.repository';
import type { ScanJob } from '../recorded-scan';
import { scanOf } from '../scan-of';
import { VantagesRepository } from '../vantages/vantages.repository';

let names = 0;
const aDomain = async ({ domains }: RecordingInstance): Promise<string> => {
  const domain = await domains.create({
    ...unmeasured(),
    domain: `site-${++names}.example.com`,
    brand: new Types.ObjectId(),
    active: true,
    version: 0,
  });
  return domain._id.toHexString();
};
const aJob = (domainId: string, status: ScanStatus, vantage = 'default') => ({
  domainId,
  scan: scanOf({ status, vantage }, new Date()),
});
/** What they log is not what these specs are about. */
Logger.overrideLogger(false);
const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

describe('RecordScans', () => {
  let store: TestStore;
  let one: RecordingInstance;
  let two: RecordingInstance;

  beforeAll(async () => {
    store = await openStore();
    one = await recordingInstance(store.uri);
    two = await recordingInstance(store.uri);
  });
  afterEach(() => settled());
  afterAll(async () => {
    await Promise.all([one?.close(), two?.close()]);
    await store?.stop();
  });

  /** Nobody waits for history to be moved from the domain to its own collection; whoever reads that collection must. */
  const settled = () => Promise.all([one, two].map(({ scans }) => scans.beforeApplicationShutdown()));
  const historyOf = (id: string) =>
    one.rows
      .find({ domain: new Types.ObjectId(id) })
      .sort({ recordedAt: 1, _id: 1 })
      .lean()
      .exec();
  const stored = (id: string) => one.domains.findById(id).lean<Domain>().orFail().exec();

  it('ends, with two instances at the same domains, in a state that some serial order gives, and tells each change once', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => aDomain(one)));
    const sent: Promise<unknown>[] = [];
    for (let burst = 0; burst < 40; burst++) {
      for (const instance of [one, two]) {
        const jobs = Array.from({ length: 1 + (burst % 4) }, () =>
          aJob(pick(ids), pick(['blocked', 'accessible'] as const), 'default'),
        );
        sent.push(instance.scans.execute(jobs));
      }
      if (burst % 5 === 0) await new Promise(setImmediate);
    }
    const results = (await Promise.all(sent)).flat();
    expect(results.filter((result) => result instanceof Error)).toEqual([]);
    await settled();

    for (const id of ids) {
      const { nawala, vantages, version, pendingTransitions = [] } = await stored(id);
      const rows = await historyOf(id);
      // One vantage, so its history is the verdict's: an unbroken chain from unknown to what stands there now.
      const next = new Map<string, number>();
      for (const { from, to } of rows) next.set(`${from}>${to}`, (next.get(`${from}>${to}`) ?? 0) + 1);
      const count = (from: NawalaStatus, to: NawalaStatus) => next.get(`${from}>${to}`) ?? 0;
      const first = count('unknown', 'ada') + count('unknown', 'tidak ada');
      expect(first).toBe(1);
      expect(rows).toHaveLength(first + count('ada', 'tidak ada') + count('tidak ada', 'ada'));
      const balance = count('tidak ada', 'ada') + count('unknown', 'ada') - count('ada', 'tidak ada');
      expect(balance).toBe(nawala.status === 'ada' ? 1 : 0);
      expect(vantages).toHaveLength(1);
      expect(vantages[0]?.status).toBe(nawala.status);
      expect(nawala.rank).toBe(nawala.status === 'ada' ? 0 : 2);
      expect(new Set(rows.map(({ scanId }) => scanId)).size).toBe(rows.length);
      for (const { scanId } of pendingTransitions) expect(rows.map((row) => row.scanId)).toContain(scanId);
      // What was announced as a change is what history says changed.
      const changes = [...one.announced, ...two.announced].filter(({ domainId, change }) => {
        const [from, to] = change.split(' → ');
        return domainId === id && from !== to;
      });
      expect(changes).toHaveLength(rows.length);
      expect(version).toBeGreaterThan(1);
    }
  });

  it('knows its own recording even when another instance has written since: it is not recorded twice', async () => {
    const [id, contested] = [await aDomain(one), await aDomain(one)];
    const collection = one.domains.collection;
    const bulkWrite = collection.bulkWrite.bind(collection);
    // After our write and before we look what became of it, the other instance records for the first domain.
    const spy = jest.spyOn(collection, 'bulkWrite').mockImplementationOnce(async (...args) => {
      await two.scans.execute([aJob(contested, 'accessible', 'xl')]);
      const result = await bulkWrite(...args);
      await two.scans.execute([aJob(id, 'accessible', 'xl')]);
      return result;
    });
    await one.scans.execute([aJob(id, 'blocked'), aJob(contested, 'blocked')]);
    spy.mockRestore();
    await settled();
    expect((await historyOf(id)).map(({ vantage }) => vantage)).toEqual(['default', 'xl']);
    expect((await stored(id)).version).toBe(2);
    expect(one.announced.filter(({ domainId }) => domainId === id)).toMatchObject([{ change: 'unknown → ada' }]);
    expect((await historyOf(contested)).map(({ vantage }) => vantage)).toEqual(['xl', 'default']);
    expect((await stored(contested)).version).toBe(2);
  });

  it('loses no history to a crash between the verdict and its history: the next recording writes it', async () => {
    const id = await aDomain(one);
    const died = jest.spyOn(one.outbox, 'settle').mockReturnValueOnce();
    await one.scans.execute([aJob(id, 'blocked')]);
    died.mockRestore();
    expect(await historyOf(id)).toEqual([]);
    await two.scans.execute([aJob(id, 'blocked')]);
    await two.scans.beforeApplicationShutdown();
    expect((await historyOf(id)).map(({ to }) => to)).toEqual(['ada']);
    expect(await stored(id)).not.toHaveProperty('pendingTransitions');
  });

  it('loses no history to a crash: every start-up writes what stands in a domain, once', async () => {
    const id = await aDomain(one);
    const died = jest.spyOn(one.outbox, 'settle').mockReturnValueOnce();
    await one.scans.execute([aJob(id, 'blocked'), aJob(id, 'accessible')]);
    died.mockRestore();
    await Promise.all([one.startUp(), two.startUp()]);
    await one.startUp();
    expect((await historyOf(id)).map(({ to }) => to).sort()).toEqual(['ada', 'tidak ada']);
    expect(await stored(id)).not.toHaveProperty('pendingTransitions');
  });

  it('acknowledges and announces when only the history could not be written, and writes it later', async () => {
    const id = await aDomain(one);
    const other = await aDomain(one);
    const failing = jest
      .spyOn(TransitionsRepository.prototype, 'insertMissing')
      .mockImplementation(async (rows: readonly HistoryRow[]) => {
        if (rows.length > 0) throw new Error('away');
        return new Map();
      });
    const [result] = await one.scans.execute([aJob(id, 'blocked')]);
    await one.outbox.settled();
    failing.mockRestore();
    expect(result).toMatchObject({ kind: 'verdict', nawala: { status: 'ada' } });
    expect(await historyOf(id)).toEqual([]);
    await one.scans.execute([aJob(other, 'blocked')]);
    await one.outbox.settled();
    expect(await historyOf(id)).toHaveLength(1);
  });

  it('waits for neither history nor marks, and yet shows both to whoever asks, on any instance', async () => {
    const id = await aDomain(one);
    const held = jest.spyOn(one.outbox, 'settle').mockReturnValueOnce();
    await one.scans.execute([aJob(id, 'blocked')]);
    held.mockRestore();
    expect(await historyOf(id)).toEqual([]);
    const { domain: target } = await stored(id);
    for (const { transitions } of [one, two]) {
      for (const by of ['recordedAt', 'at'] as const) {
        const { rows } = await transitions.page({ by, limit: 10, where: { domain: new Types.ObjectId(id), target } });
        expect(rows).toMatchObject([{ to: 'ada', target }]);
      }
    }
    const { brand } = await stored(id);
    expect((await one.changes.marks()).get(brand.toHexString())).toEqual({ edits: 0, verdicts: 1, results: 1 });
    await one.startUp();
    expect(await historyOf(id)).toHaveLength(1);
  });

  it('fails only the jobs that a fault kept from being written, and announces the others', async () => {
    const id = await aDomain(one);
    const away = jest.spyOn(one.repository, 'save').mockRejectedValueOnce(new Error('away'));
    const [result] = await one.scans.execute([aJob(id, 'blocked')]);
    away.mockRestore();
    expect(result).toEqual(new Error('away'));
    expect(one.announced.filter(({ domainId }) => domainId === id)).toEqual([]);
    expect(await one.scans.execute([aJob(id, 'blocked')])).toMatchObject([{ kind: 'verdict' }]);
  });

  describe('gives each report a result of its own, and announces those that were written, when among many', () => {
    const spoil = async (id: string, job: ScanJob, way: string): Promise<ScanJob> => {
      if (way === 'cannot be encoded')
        Object.assign(job.scan, {
          reason: {
            toBSON: () => {
              throw new Error('no BSON');
            },
          },
        });
      if (way === 'is too large') Object.assign(job.scan, { evidence: { page: 'x'.repeat(17 * 1024 * 1024) } });
      if (way === 'stands before a broken document')
        await one.domains.collection.updateOne({ _id: new Types.ObjectId(id) }, { $unset: { nawala: '' } });
      if (way === 'is refused by the database') {
        // Unique among all domains: one that has the mark already keeps only the other from getting it.
        const options = { unique: true, sparse: true, name: UNIQUE };
        await one.domains.collection.createIndex({ 'vantages.reason.mark': 1 }, options);
        await one.scans.execute([marked(aJob(await aDomain(one), 'blocked'))]);
        marked(job);
      }
      return job;
    };
    const UNIQUE = 'mark-once';
    const marked = (job: ScanJob): ScanJob => ({ ...job, scan: Object.assign(job.scan, { reason: { mark: 'x' } }) });

    it.each(['cannot be encoded', 'is too large', 'stands before a broken document', 'is refused by the database'])(
      'one %s',
      async (way) => {
        const ids = await Promise.all(Array.from({ length: 9 }, () => aDomain(one)));
        const bad = ids[4]!;
        const jobs = ids.map((id) => aJob(id, 'blocked'));
        await spoil(bad, jobs[4]!, way);
        const results = await one.scans.execute(jobs);
        if (way.includes('refused')) await one.domains.collection.dropIndex(UNIQUE);
        expect(results.map((result) => result instanceof Error)).toEqual(ids.map((id) => id === bad));
        const told = one.announced.filter(({ domainId }) => ids.includes(domainId)).map(({ domainId }) => domainId);
        expect(told.sort()).toEqual(ids.filter((id) => id !== bad).sort());
        for (const id of ids.filter((each) => each !== bad)) expect((await stored(id)).nawala.status).toBe('ada');
        expect((await two.scans.execute([aJob(bad, 'blocked')]))[0] instanceof Error).toBe(way.includes('broken'));
        await one.domains.deleteOne({ _id: bad });
      },
    );
  });

  it('moves the history of all others when that of one domain cannot be stored', async () => {
    const [bad, good] = [await aDomain(one), await aDomain(one)];
    const mark = { mark: 'x' };
    await one.rows.collection.createIndex({ mark: 1 }, { name: 'mark-once', unique: true, sparse: true });
    await one.rows.collection.insertOne({ ...aTransition(), ...mark });
    const row = { ...aTransition({ domain: new Types.ObjectId(bad) }), ...mark };
    const died = jest.spyOn(one.outbox, 'settle').mockReturnValueOnce();
    await one.scans.execute([aJob(bad, 'blocked')]);
    died.mockRestore();
    await one.domains.collection.updateOne({ _id: row.domain }, { $set: { pendingTransitions: [row] } });
    await two.startUp();
    const [result] = await one.scans.execute([aJob(good, 'blocked')]);
    expect(result).toMatchObject({ kind: 'verdict' });
    await one.outbox.settled();
    expect(await historyOf(good)).toHaveLength(1);
    expect((await stored(bad)).pendingTransitions).toHaveLength(1);
    await one.rows.collection.dropIndex('mark-once');
    await two.startUp();
    expect((await stored(bad)).pendingTransitions).toBeUndefined();
  });

  it('takes moved history off a domain with the next recording, on any instance, and stores none of it again', async () => {
    // The others have recordings whose end they never heard of.
    const fresh = await recordingInstance(store.uri);
    const ids = [await aDomain(fresh), await aDomain(fresh)];
    await fresh.scans.execute(ids.map((id) => aJob(id, 'blocked')));
    await fresh.outbox.settled();
    for (const id of ids) expect((await stored(id)).pendingTransitions).toHaveLength(1);
    const storing = jest.spyOn(TransitionsRepository.prototype, 'insertMissing');
    for (const [index, { scans }] of [fresh, two].entries()) await scans.execute([aJob(ids[index]!, 'blocked')]);
    expect(storing).not.toHaveBeenCalled();
    storing.mockRestore();
    for (const id of ids) {
      expect(await stored(id)).not.toHaveProperty('pendingTransitions');
      expect(await historyOf(id)).toHaveLength(1);
    }
    await fresh.close();
  });

  it('keeps history in sight that is written after its recording was given up', async () => {
    const [id, other] = [await aDomain(one), await aDomain(one)];
    const { collection } = one.domains;
    const updateOne = collection.updateOne.bind(collection);
    let writeLate = () => Promise.resolve<unknown>(undefined);
    const spy = jest.spyOn(collection, 'updateOne').mockImplementationOnce((...args) => {
      writeLate = () => updateOne(...args);
      return Promise.reject(new Error('no answer'));
    });
    const [result] = await one.scans.execute([aJob(id, 'blocked')]);
    spy.mockRestore();
    expect(result).toBeInstanceOf(Error);
    await one.scans.execute([aJob(other, 'blocked')]);
    await settled();
    await writeLate();
    expect((await stored(id)).nawala.status).toBe('ada');
    const where = { domain: new Types.ObjectId(id) };
    for (const by of ['recordedAt', 'at'] as const) {
      expect((await two.transitions.page({ by, limit: 10, where })).rows).toHaveLength(1);
    }
    const everything = await two.transitions.page({ by: 'recordedAt', limit: 100, where: {} });
    expect(everything.rows.filter(({ domain }) => domain.toHexString() === id)).toHaveLength(1);
    await one.scans.execute([aJob(id, 'accessible')]);
    await settled();
    expect((await historyOf(id)).map(({ to }) => to)).toEqual(['ada', 'tidak ada']);
  });

  it('moves what a version without marks has left, and needs its index no more', async () => {
    const id = await aDomain(one);
    const row = aTransition({ domain: new Types.ObjectId(id) });
    const { collection } = one.domains;
    await collection.createIndex({ 'pendingTransitions.scanId': 1 }, { sparse: true });
    await collection.updateOne({ _id: row.domain }, { $set: { pendingTransitions: [row] } });
    await two.startUp();
    expect(await historyOf(id)).toMatchObject([{ scanId: row.scanId }]);
    expect(await stored(id)).not.toHaveProperty('pendingTransitions');
    expect((await collection.indexes()).map(({ name }) => name)).not.toContain('pendingTransitions.scanId_1');
  });

  it('forgets the mark of a writer that has been gone for long, unless history of it is left', async () => {
    const marks = one.domains.db.collection<{ _id: string; moved: number; usedAt: Date }>('outbox-marks');
    const long = new Date(Date.now() - 25 * 3_600_000);
    await marks.insertMany([
      { _id: 'gone', moved: 3, usedAt: long },
      { _id: 'here', moved: 3, usedAt: new Date() },
    ]);
    await two.startUp();
    expect(await marks.countDocuments({ _id: 'gone' })).toBe(0);
    expect(await marks.countDocuments({ _id: 'here' })).toBe(1);
  });

  it('takes no more than may wait, and nothing of what it refuses', async () => {
    const id = await aDomain(one);
    const jobs = Array.from({ length: 6000 }, () => aJob(id, 'inconclusive'));
    const taken = one.scans.execute(jobs);
    const refused = one.scans.execute([...jobs.slice(0, 4500), aJob(id, 'blocked')]);
    await expect(refused).rejects.toMatchObject({ code: 'NOT_READY', options: { retryAfter: 1 } });
    await taken;
    expect((await stored(id)).nawala.status).toBe('unknown');
  });

  it('remembers when each vantage was heard last', async () => {
    const id = await aDomain(one);
    const written = new Set<string>();
    const seen = jest.spyOn(VantagesRepository.prototype, 'seen');
    await one.scans.execute([aJob(id, 'down', 'telkom'), aJob(id, 'blocked', 'xl'), aJob(id, 'blocked', 'xl')]);
    await Promise.all(seen.mock.results.map(({ value }) => value as Promise<void>));
    for (const { vantage } of await one.vantages.find().lean().exec()) written.add(vantage);
    expect([...written]).toEqual(expect.arrayContaining(['telkom', 'xl']));
    expect(seen).toHaveBeenCalledTimes(2);
    seen.mockRestore();
  });
});
