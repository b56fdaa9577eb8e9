import { Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { eventually } from '../../../test/support/eventually';
import { recordingInstance, type RecordingInstance } from '../../../test/support/recording-instance';
import { openStore, type TestStore } from '../../../test/support/store';
import { scanOf } from '../../checker/scan-of';
import { FIRST_DOMAIN } from '../../checker/domain-slices.service';
import { Vantages } from '../../checker/vantages/vantages';
import { VantagesRepository } from '../../checker/vantages/vantages.repository';
import { Env } from '../../config/env';
import { unmeasured } from '../../domains/domain-fields';
import type { Lease } from '../lease/lease';
import { VantageWatchRepository } from '../vantages/vantage-watch.repository';
import { UptimeMark, UptimeMarkSchema, VantageWatchRecord, VantageWatchSchema } from '../vantages/vantage-watch.schema';
import { SilenceMark, SilenceMarkSchema } from './silence-mark.schema';
import { SilenceMarksRepository } from './silence-marks.repository';
import { SilenceSweep } from './silence-sweep';

const HOUR = 3_600_000;
const noon = new Date('2026-03-01T12:00:00Z');
const late = new Date(noon.getTime() + 2 * HOUR);
/** Three slices. */
const DOMAINS = 450;
Logger.overrideLogger(false);

describe('Writing down silence', () => {
  let store: TestStore;
  let instance: RecordingInstance;
  let ids: string[];
  const running: SilenceSweep[] = [];

  beforeEach(async () => {
    store = await openStore();
    instance = await recordingInstance(store.uri);
    jest.spyOn(instance.clock, 'now').mockReturnValue(noon);
    const domains = Array.from({ length: DOMAINS }, (_, n) => ({
      ...unmeasured(),
      ...{ domain: `site-${n}.example.com`, brand: new Types.ObjectId(), active: true, version: 0 },
    }));
    ids = (await instance.domains.insertMany(domains)).map(({ _id }) => _id.toHexString());
    await instance.scans.execute(ids.map((domainId) => jobOf(domainId)));
    jest.spyOn(instance.clock, 'now').mockReturnValue(late);
    await watches().save({ _id: 'telkom', silentSince: noon, blindSince: null, untold: [], version: 1 });
    await eventually(
      () => instance.vantages.countDocuments(),
      (count) => count === 1,
    );
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(running.splice(0).map((sweep) => sweep.beforeApplicationShutdown()));
    await instance?.close();
    await store?.stop();
  });

  const jobOf = (domainId: string) => ({
    domainId,
    scan: scanOf({ status: 'accessible', vantage: 'telkom' }, instance.clock.now()),
  });
  const watches = () =>
    new VantageWatchRepository(
      instance.connection.model(VantageWatchRecord.name, VantageWatchSchema),
      instance.connection.model(UptimeMark.name, UptimeMarkSchema),
    );
  const marks = () => instance.connection.model(SilenceMark.name, SilenceMarkSchema);
  const called = (spy: jest.SpyInstance, times: () => number) =>
    eventually(
      async () => spy.mock.calls.length,
      (count) => count >= times(),
    );
  const unknown = () => instance.domains.countDocuments({ 'nawala.status': 'unknown' }).exec();

  /** As whoever has just taken the lease. */
  function begin(): { lose: () => Promise<void> } {
    const hooks: { taken?: () => void; lost?: () => Promise<void> } = {};
    const lease: Pick<Lease, 'isHolder' | 'onTaken' | 'onLost'> = {
      isHolder: true,
      onTaken: (hook) => void (hooks.taken = hook as () => void),
      onLost: (hook) => void (hooks.lost = hook as () => Promise<void>),
    };
    const vantages = new Vantages(new VantagesRepository(instance.vantages), instance.clock, new Env());
    const sweep = new SilenceSweep(
      lease as Lease,
      watches(),
      vantages,
      new SilenceMarksRepository(marks()),
      instance.silence,
      instance.clock,
      new Env(),
    );
    running.push(sweep);
    sweep.onModuleInit();
    hooks.taken?.();
    return { lose: async () => hooks.lost?.() };
  }

  it('comes to its end, and then does not begin again', async () => {
    begin();
    const [mark] = await eventually(
      () => marks().find().lean().exec(),
      ([each]) => each?.endedAt != null,
    );
    expect(mark).toMatchObject({ _id: 'telkom', lastSeen: noon, endedAt: late });
    expect(await unknown()).toBe(DOMAINS);
    const again = jest.spyOn(instance.silence, 'record');
    const looking = jest.spyOn(SilenceMarksRepository.prototype, 'list');
    begin();
    await called(looking, () => 1);
    await running[1]!.beforeApplicationShutdown();
    expect(again).not.toHaveBeenCalled();
  });

  it('goes on where whoever held the lease before left it', async () => {
    const record = instance.silence.record.bind(instance.silence);
    const first = jest.spyOn(instance.silence, 'record');
    first.mockImplementationOnce(async (...asked) => {
      const next = await record(...asked);
      void holder.lose();
      return next;
    });
    const holder = begin();
    await eventually(unknown, (count) => count > 0);
    await holder.lose();
    expect(await unknown()).toBe(200);
    first.mockClear();
    begin();
    await eventually(unknown, (count) => count === DOMAINS);
    expect(first.mock.calls[0]?.[0]).not.toBe(FIRST_DOMAIN);
  });

  it('stops when the vantage comes back: what is left is told by its reports', async () => {
    const record = instance.silence.record.bind(instance.silence);
    const looking = jest.spyOn(VantagesRepository.prototype, 'list');
    let looks = Infinity;
    const calls = jest.spyOn(instance.silence, 'record').mockImplementationOnce(async (...asked) => {
      const next = await record(...asked);
      await instance.vantages.updateOne({ vantage: 'telkom' }, { lastSeen: late });
      looks = looking.mock.calls.length;
      return next;
    });
    begin();
    await called(looking, () => looks + 1);
    await running[0]!.beforeApplicationShutdown();
    expect(calls).toHaveBeenCalledTimes(1);
    expect(await unknown()).toBe(200);
    await instance.scans.execute(ids.map((domainId) => jobOf(domainId)));
    expect(await unknown()).toBe(0);
    const told = await instance.rows.countDocuments({ to: 'unknown' });
    await instance.scans.beforeApplicationShutdown();
    expect(told).toBeGreaterThanOrEqual(200);
    expect(await instance.rows.countDocuments({ to: 'unknown' })).toBe(DOMAINS);
  });
});
