import type { ScanStatus } from '@nawala/contracts';
import { Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { recordingInstance, type RecordingInstance } from '../../../test/support/recording-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import { unmeasured } from '../../domains/domain-fields';
import { scanOf } from '../scan-of';

const HOUR = 3_600_000;
const noon = new Date('2026-03-01T12:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);
/** Three slices. */
const DOMAINS = 450;
Logger.overrideLogger(false);

describe('Forgetting the results of a vantage', () => {
  let store: TestStore;
  let one: RecordingInstance;
  let two: RecordingInstance;
  let ids: string[];

  beforeEach(async () => {
    store = await openStore();
    [one, two] = [await recordingInstance(store.uri), await recordingInstance(store.uri)];
    itIs(noon);
    const domains = Array.from({ length: DOMAINS }, (_, n) => ({
      ...unmeasured(),
      ...{ domain: `site-${n}.example.com`, brand: new Types.ObjectId(), active: true, version: 0 },
    }));
    ids = (await one.domains.insertMany(domains)).map(({ _id }) => _id.toHexString());
    await report(one, ids, 'blocked');
    itIs(later(2 * HOUR));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all([one?.close(), two?.close()]);
    await store?.stop();
  });

  const itIs = (now: Date) => {
    for (const { clock } of [one, two]) jest.spyOn(clock, 'now').mockReturnValue(now);
  };
  const report = ({ scans, clock }: RecordingInstance, of: readonly string[], status: ScanStatus, vantage = 'telkom') =>
    scans.execute(of.map((domainId) => ({ domainId, scan: scanOf({ status, vantage }, clock.now()) })));
  const holding = () => one.domains.countDocuments({ 'vantages.vantage': 'telkom' }).exec();
  const settled = () => Promise.all([one, two].map(({ scans }) => scans.beforeApplicationShutdown()));

  it('takes it out of every domain, is history once, due to incidents, and does nothing again', async () => {
    await Promise.all([one.forgetting.execute('telkom'), two.forgetting.execute('telkom')]);
    await one.forgetting.execute('telkom');
    expect(await holding()).toBe(0);
    await settled();
    const rows = await one.rows.find({ reasonCode: 'vantage.forgotten' }).lean().exec();
    expect(new Set(rows.map(({ domain }) => domain.toHexString())).size).toBe(DOMAINS);
    expect(rows).toHaveLength(DOMAINS);
    expect(rows[0]).toMatchObject({ to: 'unknown', nawala: { to: 'unknown' }, due: later(2 * HOUR) });
  });

  it('is finished by asking again where it broke off', async () => {
    const load = one.repository.loadBehind.bind(one.repository);
    jest.spyOn(one.repository, 'loadBehind').mockImplementationOnce(load).mockRejectedValueOnce(new Error('gone'));
    await expect(one.forgetting.execute('telkom')).rejects.toThrow('gone');
    expect(await holding()).toBe(DOMAINS - 200);
    await one.forgetting.execute('telkom');
    expect(await holding()).toBe(0);
  });

  it('loses against what it and others report meanwhile', async () => {
    const [back, seen] = ids as [string, string];
    const load = one.repository.loadBehind.bind(one.repository);
    jest.spyOn(one.repository, 'loadBehind').mockImplementationOnce(async (...asked) => {
      const read = await load(...asked);
      itIs(later(2 * HOUR + 1));
      await report(two, [back], 'blocked');
      await report(two, [seen], 'accessible', 'xl');
      return read;
    });
    await one.forgetting.execute('telkom');
    const stored = await one.domains
      .find({ _id: { $in: [back, seen] } })
      .sort({ _id: 1 })
      .lean()
      .exec();
    expect(stored.map(({ nawala, vantages }) => [nawala.status, vantages.map(({ vantage }) => vantage)])).toEqual([
      ['ada', ['telkom']],
      ['tidak ada', ['xl']],
    ]);
    expect(await holding()).toBe(1);
  });
});
