import type { ScanStatus } from '@nawala/contracts';
import { Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { recordingInstance, type RecordingInstance } from '../../../test/support/recording-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import { unmeasured } from '../../domains/domain-fields';
import type { Domain } from '../../domains/domain.schema';
import { scanOf } from '../scan-of';
import { FIRST_DOMAIN } from '../domain-slices.service';

const HOUR = 3_600_000;
const noon = new Date('2026-03-01T12:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);
const telkom = new Set(['telkom']);
Logger.overrideLogger(false);

describe('The silence of a vantage', () => {
  let store: TestStore;
  let one: RecordingInstance;
  let two: RecordingInstance;
  let names = 0;

  beforeAll(async () => {
    store = await openStore();
    [one, two] = [await recordingInstance(store.uri), await recordingInstance(store.uri)];
  });
  beforeEach(async () => {
    await Promise.all([one.domains.deleteMany({}), one.rows.deleteMany({})]);
    one.announced.length = 0;
    itIs(noon);
  });
  afterAll(async () => {
    await Promise.all([one?.close(), two?.close()]);
    await store?.stop();
  });

  const itIs = (now: Date) => {
    for (const { clock } of [one, two]) jest.spyOn(clock, 'now').mockReturnValue(now);
  };
  const aDomain = async (over: Partial<Domain> = {}): Promise<string> => {
    const fields = { domain: `site-${++names}.example.com`, brand: new Types.ObjectId(), active: true, version: 0 };
    return (await one.domains.create({ ...unmeasured(), ...fields, ...over }))._id.toHexString();
  };
  const report = ({ scans, clock }: RecordingInstance, domainId: string, status: ScanStatus, vantage = 'telkom') =>
    scans.execute([{ domainId, scan: scanOf({ status, vantage }, clock.now()) }]);
  const settled = () => Promise.all([one, two].map(({ scans }) => scans.beforeApplicationShutdown()));
  const stored = (id: string) => one.domains.findById(id).lean<Domain>().orFail().exec();
  const historyOf = async (id: string) => {
    await settled();
    const rows = await one.rows
      .find({ domain: new Types.ObjectId(id) })
      .sort({ seq: 1 })
      .lean()
      .exec();
    return rows.map(({ vantage, from, to, nawala, kind }) => `${kind} ${vantage}: ${from} → ${to}, ${nawala.to}`);
  };
  const sweep = async (silent = telkom, { silence } = one) => {
    for (let after: string | null = FIRST_DOMAIN; after !== null;) after = await silence.record(after, silent);
  };

  it('is history, dated when the result went stale, told to whoever watches and to no incident', async () => {
    const id = await aDomain();
    await report(one, id, 'blocked');
    itIs(later(HOUR + 60_000));
    await sweep();
    const first = 'verdict telkom: unknown → ada, ada';
    expect(await historyOf(id)).toEqual([first, 'verdict telkom: ada → unknown, unknown']);
    expect(one.announced.at(-1)).toEqual({ domainId: id, change: 'ada → unknown' });
    const { nawala, vantages } = await stored(id);
    expect(nawala).toMatchObject({ status: 'unknown', rank: 1, since: later(HOUR), lastChecked: noon, was: 'ada' });
    expect(vantages).toMatchObject([{ status: 'unknown', since: later(HOUR) }]);
    const row = await one.rows.findOne({ to: 'unknown' }).lean().orFail().exec();
    expect(row).toMatchObject({ at: later(HOUR), recordedAt: later(HOUR + 60_000), reasonCode: 'vantage.silent' });
    expect(row).not.toHaveProperty('due');
  });

  it('is written once, by however many, and leaves the next report what it would have left without it', async () => {
    const id = await aDomain();
    await report(one, id, 'blocked');
    itIs(later(2 * HOUR));
    await Promise.all([sweep(telkom, one), sweep(telkom, two)]);
    await sweep();
    await report(two, id, 'blocked');
    expect(await historyOf(id)).toEqual([
      'verdict telkom: unknown → ada, ada',
      'verdict telkom: ada → unknown, unknown',
      'verdict telkom: unknown → ada, ada',
    ]);
    expect(await one.rows.findOne({ was: 'ada' }).lean().exec()).toMatchObject({ to: 'ada' });
  });

  it('goes through all domains in slices, and leaves alone what counts, what is paused, and what others support', async () => {
    const many = await Promise.all(Array.from({ length: 450 }, () => aDomain()));
    await Promise.all(many.map((id) => report(one, id, 'accessible')));
    const paused = await aDomain({ active: true });
    await report(one, paused, 'blocked');
    await one.domains.updateOne({ _id: paused }, { active: false });
    const supported = await aDomain();
    await report(one, supported, 'blocked');
    itIs(later(HOUR + 1));
    await report(one, supported, 'blocked', 'xl');
    const [fresh] = many;
    await report(one, fresh!, 'accessible');
    await sweep();
    const unknown = await one.domains.countDocuments({ 'nawala.status': 'unknown' });
    expect(unknown).toBe(449);
    expect((await stored(fresh!)).nawala.status).toBe('tidak ada');
    expect((await stored(paused)).nawala.status).toBe('ada');
    const { nawala, vantages } = await stored(supported);
    expect([nawala.status, vantages.map(({ status }) => status).sort()]).toEqual(['ada', ['ada', 'unknown']]);
  });

  it('loses against a report that comes while it is being written', async () => {
    const [busy, quiet] = [await aDomain(), await aDomain()];
    for (const id of [busy, quiet]) await report(one, id, 'blocked');
    itIs(later(HOUR + 1));
    const load = one.repository.loadBehind.bind(one.repository);
    jest.spyOn(one.repository, 'loadBehind').mockImplementationOnce(async (...asked) => {
      const read = await load(...asked);
      await report(two, busy, 'blocked');
      return read;
    });
    await sweep();
    expect((await stored(busy)).nawala.status).toBe('ada');
    expect((await stored(quiet)).nawala.status).toBe('unknown');
    expect(await historyOf(busy)).toEqual([
      'verdict telkom: unknown → ada, ada',
      'vantage telkom: ada → unknown, ada',
      'vantage telkom: unknown → ada, ada',
    ]);
  });
});
