import fc from 'fast-check';
import { Types } from 'mongoose';
import { aTransition } from '../../../test/support/a-transition';
import { indexesIn, planIn } from '../../../test/support/plan';
import { happenings, play } from '../../../test/support/random-history';
import { openStore, type TestStore } from '../../../test/support/store';
import { summingInstance, type SummingInstance } from '../../../test/support/summing-instance';
import { HOUR_MS } from '../../common/hours';
import type { HistoryRow } from '../../domains/history-row';
import { COUNTED_KINDS } from '../../transitions/hours/counted-row';
import { sumsOfHour } from './hour-sum';
import { unpacked } from './packed-hours';
import { SETTLE_MS } from '../../transitions/hours/changed-hours';

/** A month later each time: time does not go back for an instance that remembers what it has marked. */
let beginning = new Date('2026-03-01T00:00:00Z');
const MONTH_MS = 30 * 24 * HOUR_MS;
const brands = Array.from({ length: 3 }, () => new Types.ObjectId());
const never = () => false;
const atHour = (hour: number, ms = 0) => new Date(beginning.getTime() + hour * HOUR_MS + ms);

describe('Sums of hours', () => {
  let store: TestStore;
  let instance: SummingInstance;
  let other: SummingInstance;

  beforeAll(async () => {
    store = await openStore();
    [instance, other] = [await summingInstance(store.uri), await summingInstance(store.uri)];
  });
  beforeEach(async () => {
    await emptied();
    itIs(atHour(0));
  });
  afterAll(async () => {
    await instance?.connection.close();
    await other?.connection.close();
    await store?.stop();
  });

  const emptied = async () => {
    beginning = new Date(beginning.getTime() + MONTH_MS);
    await Promise.all([instance.rows.deleteMany({}), instance.sums.deleteMany({}), instance.marks.deleteMany({})]);
  };
  const itIs = (now: Date) => {
    for (const { clock } of [instance, other]) jest.spyOn(clock, 'now').mockReturnValue(now);
  };
  const sums = async () => {
    const days = await instance.sums.find().sort({ _id: 1 }).lean().exec();
    return days.flatMap(({ brand, at, hours }) => unpacked(at, hours).map((sum) => ({ brand, ...sum })));
  };
  const wholeSince = async (hour: number, where = instance) =>
    (await where.repository.since([null], atHour(hour))).get(null) ?? [];
  const whole = async (hour: number) =>
    (await wholeSince(hour)).find(({ at }) => at.getTime() === atHour(hour).getTime());
  const aRow = (at: Date, over: Partial<HistoryRow> = {}) =>
    aTransition({ brand: brands[0]!, at, recordedAt: at, ...over });

  it('are the same whether they grew with history, on two instances, or are made anew of all of it', async () => {
    const lasts = 6 * HOUR_MS;
    const deliveries = fc.array(fc.record({ late: fc.integer({ min: 0, max: lasts }), second: fc.boolean() }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(happenings(lasts, 4), deliveries, async (events, delays) => {
        await emptied();
        const arrivals = play(beginning, events, brands)
          .rows.map((row, index) => ({ row, ...delays[index % delays.length]! }))
          .map(({ row, late, second }) => ({ row, second, at: new Date(row.at.getTime() + late) }))
          .sort((a, b) => a.at.getTime() - b.at.getTime());
        for (const { row, second, at } of arrivals) {
          itIs(at);
          await (second ? other : instance).transitions.record([row]);
          await (second ? instance : other).hours.sumChanged(never);
        }
        itIs(atHour(14));
        await instance.hours.sumChanged(never);
        const grown = await sums();
        expect(await instance.marks.countDocuments()).toBe(0);
        await instance.sums.deleteMany({});
        await instance.hours.rebuild();
        expect(await sums()).toEqual(grown);
      }),
      { numRuns: 8 },
    );
  });

  it('wait until an hour is over, and a little longer', async () => {
    itIs(atHour(0, 1000));
    await instance.transitions.record([aRow(atHour(0, 500))]);
    itIs(atHour(1, SETTLE_MS - 1));
    await instance.hours.sumChanged(never);
    expect(await whole(0)).toBeUndefined();
    itIs(atHour(1, SETTLE_MS + 1));
    await instance.hours.sumChanged(never);
    expect(await whole(0)).toMatchObject({ delta: { ada: 1, unknown: -1 }, blocked: 1 });
  });

  it('are made once more when a row comes late, and lose none that comes meanwhile', async () => {
    itIs(atHour(5));
    await instance.transitions.record([aRow(atHour(0))]);
    const ofHour = instance.counted.ofHour.bind(instance.counted);
    const reading = jest.spyOn(instance.counted, 'ofHour').mockImplementationOnce(async function* (hour) {
      yield* ofHour(hour);
      await other.transitions.record([aRow(atHour(0, 1))]);
    });
    await instance.hours.sumChanged(never);
    expect(reading.mock.calls.length).toBeGreaterThan(1);
    expect(await whole(0)).toMatchObject({ blocked: 2 });
    await other.transitions.record([aRow(atHour(0, 2))]);
    await other.hours.sumChanged(never);
    expect(await whole(0)).toMatchObject({ blocked: 3 });
  });

  it('are marked once while the hour lasts, however many rows it gets; rows of networks need none', async () => {
    itIs(atHour(0, 1000));
    for (const ms of [1, 2, 3]) await instance.transitions.record([aRow(atHour(0, ms))]);
    await instance.transitions.record([aRow(atHour(3), { kind: 'vantage' })]);
    expect(await instance.marks.find().lean().exec()).toEqual([{ _id: atHour(0), no: 1 }]);
  });

  it('lose what an hour does not hold any more', async () => {
    itIs(atHour(5));
    await instance.transitions.record([aRow(atHour(0))]);
    await instance.hours.sumChanged(never);
    await instance.rows.deleteMany({});
    await instance.counted.mark([atHour(0)]);
    await instance.hours.sumChanged(never);
    expect(await sums()).toEqual([]);
  });

  it('of one day are put together by two instances that each sum another hour of it', async () => {
    const hours = Array.from({ length: 12 }, (_, hour) => hour);
    const sumOf = (hour: number) => sumsOfHour(atHour(hour), [aRow(atHour(hour))]);
    await Promise.all(hours.map((hour) => [instance, other][hour % 2]!.repository.replace(atHour(hour), sumOf(hour))));
    expect((await wholeSince(0)).map(({ blocked }) => blocked)).toEqual(hours.map(() => 1));
    const { no } = await instance.sums.findOne({ brand: '' }).lean().orFail().exec();
    await other.repository.replace(atHour(3), sumOf(3));
    expect(await instance.sums.findOne({ brand: '' }).lean().exec()).toMatchObject({ no });
  });

  it('are told as they are now, whoever changed them and however often they were read', async () => {
    const put = (where: SummingInstance, rows: number) =>
      where.repository.replace(
        atHour(1),
        sumsOfHour(
          atHour(1),
          Array.from({ length: rows }, () => aRow(atHour(1))),
        ),
      );
    for (const rows of [1, 2, 3]) {
      await put(rows % 2 === 0 ? instance : other, rows);
      for (const each of [instance, other, instance])
        expect((await wholeSince(0, each)).map(({ blocked }) => blocked)).toEqual([rows]);
    }
    await instance.repository.forgetBefore(atHour(48));
    expect(await wholeSince(0)).toEqual([]);
  });

  it('begin with the history from before there were any, once', async () => {
    itIs(atHour(5, 2 * SETTLE_MS));
    await instance.rows.insertMany([aRow(atHour(0)), aRow(atHour(2))]);
    await instance.connection.collection('history-marks').deleteMany({});
    await instance.hours.begin();
    expect(await instance.marks.countDocuments()).toBe(6);
    await instance.hours.sumChanged(never);
    await other.hours.begin();
    expect(await instance.marks.find().lean().exec()).toMatchObject([{ _id: atHour(5) }]);
    expect((await sums()).map(({ blocked }) => blocked)).toEqual([1, 1, 1, 1]);
  });

  it('are told with what is in none yet: of the hour that lasts, and of late rows of the one before', async () => {
    itIs(atHour(5, 1000));
    await instance.transitions.record([aRow(atHour(1)), aRow(atHour(4)), aRow(atHour(5))]);
    const told = async () => {
      const of = await instance.changes.sumsOf([null, brands[0]!.toHexString()], atHour(0));
      expect(of(null)).toEqual(of(brands[0]!.toHexString()).map((sum) => ({ ...sum, brand: null })));
      const told = of(null).map(({ at, blocked }) => [(at.getTime() - beginning.getTime()) / HOUR_MS, blocked]);
      return told.sort(([a = 0], [b = 0]) => a - b);
    };
    expect(await told()).toEqual([
      [4, 1],
      [5, 1],
    ]);
    await instance.hours.sumChanged(never);
    expect(await told()).toEqual([
      [1, 1],
      [4, 1],
      [5, 1],
    ]);
    await instance.transitions.record([aRow(atHour(4, 1))]);
    expect((await told()).find(([hour]) => hour === 4)).toEqual([4, 2]);
  });

  it('are read, made and forgotten by index', async () => {
    await instance.transitions.record([aRow(atHour(0)), aRow(atHour(1), { kind: 'edit' })]);
    const kind = { $in: [...COUNTED_KINDS] };
    const counted = await instance.rows.find({ kind, at: { $gte: atHour(0), $lt: atHour(1) } }).explain('queryPlanner');
    expect(indexesIn(counted)).toEqual(['kind_1_at_1']);
    const plans = [
      planIn(counted),
      planIn(await instance.sums.find({ brand: { $in: ['', 'a'] }, at: { $gte: atHour(0) } }).explain('queryPlanner')),
      planIn(await instance.sums.find({ at: { $lt: atHour(0) } }).explain('queryPlanner')),
      planIn(
        await instance.marks
          .find({ _id: { $lt: atHour(0) } })
          .sort({ _id: 1 })
          .explain('queryPlanner'),
      ),
    ];
    for (const plan of plans) expect(plan).toContain('IXSCAN');
    expect(plans.flat()).not.toContain('SORT');
  });
});
