import type { NawalaStatus } from '@nawala/contracts';
import { Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { recordingInstance, type RecordingInstance } from '../../test/support/recording-instance';
import { openStore, type TestStore } from '../../test/support/store';
import { Env } from '../config/env';
import { DeletedDomain, DeletedDomainSchema } from '../domains/deleted/deleted-domain.schema';
import { DeletedDomains } from '../domains/deleted/deleted-domains';
import { DomainStandings } from '../domains/domain-standings';
import type { HistoryRow } from '../domains/history-row';
import { ApplyHistory, fold } from './apply-history';
import { Bursts } from './bursts';
import { HandOver } from './hand-over';
import type { IncidentChanges } from './incident-changes';
import type { IncidentEvent } from './incident-events';
import { IncidentListeners } from './incident-listeners';
import { IncidentRecord, IncidentSchema } from './incident.schema';
import type { Incident } from './incident-state';
import { IncidentsRepository } from './incidents.repository';

const BEGIN = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const DOMAINS = 6;
const ROWS = 40;
const nobody = { changed: () => undefined } as unknown as IncidentChanges;

/** The same numbers each time, so that what fails once fails again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What one domain goes through: verdicts, vantages, edits, a few minutes or an hour apart. */
function aHistory(random: () => number): HistoryRow[] {
  const [domain, brand] = [new Types.ObjectId(), new Types.ObjectId()];
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  let [time, nawala, active]: [number, NawalaStatus, boolean] = [BEGIN, 'unknown', true];
  return Array.from({ length: ROWS }, (_, index): HistoryRow => {
    time += pick([0, 1, 4, 12, 50]) * MINUTE_MS;
    const when = { domain, brand, at: new Date(time), recordedAt: new Date(time), due: new Date(time), seq: index + 1 };
    if (random() < 0.15) {
      const fields = { active: { from: active, to: !active } };
      active = !active;
      return aTransition({ ...when, kind: 'edit', vantage: '', fields, nawala: { from: nawala, to: nawala } });
    }
    const to = pick(['ada', 'tidak ada', 'unknown'] as const);
    const after: NawalaStatus = to !== 'unknown' && random() < 0.6 ? to : nawala;
    const change = { from: nawala, to: after };
    nawala = after;
    const kind = change.from === change.to ? 'vantage' : 'verdict';
    return aTransition({
      ...when,
      kind,
      vantage: pick(['telkom', 'xl', 'three']),
      from: 'unknown',
      to,
      nawala: change,
    });
  });
}

/** One dispatcher after the other, and nothing ever goes wrong. */
function serially(history: readonly HistoryRow[]) {
  const all = new Map<string, Incident>();
  const told = new Set<string>();
  let latest: Incident | null = null;
  for (const row of history) {
    const { write } = fold(latest, [row], undefined, 1);
    if (!write) continue;
    for (const { key } of write.incident.untold ?? []) told.add(key);
    const { untold: _untold, untoldSince: _since, ...incident } = write.incident;
    latest = incident;
    all.set(incident._id.toHexString(), incident);
  }
  return { incidents: [...all.values()], told };
}

const essence = ({
  _id,
  openedAt,
  closedAt,
  closedBecause,
  reopened,
  flapping,
  vantages,
  appliedSeq,
  rank,
}: Incident) => ({
  ...{ id: _id.toHexString(), openedAt, closedAt, closedBecause, reopened, flapping, appliedSeq, rank },
  vantages: vantages.map(({ vantage, since, until }) => ({ vantage, since, until })),
});

describe('history that becomes incidents', () => {
  let store: TestStore;
  let instances: RecordingInstance[];

  beforeAll(async () => {
    store = await openStore();
    instances = [await recordingInstance(store.uri), await recordingInstance(store.uri)];
    const model = instances[0]!.connection.model(IncidentRecord.name, IncidentSchema);
    await model.createIndexes();
  });
  afterEach(async () => {
    const { connection } = instances[0]!;
    for (const name of ['transitions', 'incidents']) await connection.collection(name).deleteMany({});
  });
  afterAll(async () => {
    await Promise.all(instances.map((each) => each.close()));
    await store?.stop();
  });

  /** A dispatcher of one instance whose every step may be its last. */
  function dispatcherOf({ connection, transitions, domains }: RecordingInstance, crash: () => void) {
    const incidents = new IncidentsRepository(connection.model(IncidentRecord.name, IncidentSchema));
    const standings = new DomainStandings(
      domains,
      new DeletedDomains(connection.model(DeletedDomain.name, DeletedDomainSchema)),
    );
    const listeners = new IncidentListeners();
    const heard: IncidentEvent[] = [];
    listeners.register({
      onIncidentEvents: async (events) => {
        crash();
        heard.push(...events);
        crash();
      },
      onVantageEvents: async () => undefined,
      onMutesEnded: async () => undefined,
      deliveriesOf: async () => new Map(),
    });
    const apply = new ApplyHistory(transitions, standings, incidents, new Bursts(incidents), nobody, new Env());
    const handOver = new HandOver(incidents, standings, listeners);
    const drain = async (): Promise<void> => {
      for (let page = await apply.read(); page.slices.length > 0; page = await apply.read()) {
        for (const slice of page.slices) {
          const { incidents: written, rows } = await apply.apply(slice, page);
          crash();
          await handOver.take(written);
          crash();
          await transitions.applied(rows);
          crash();
        }
      }
      await handOver.execute(true);
    };
    return { heard, apply, drain };
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is what one dispatcher would make of it, with two at once that die at any step (%i)',
    async (seed) => {
      const random = randomFrom(seed);
      const histories = Array.from({ length: DOMAINS }, () => aHistory(random));
      const crash = () => {
        if (random() < 0.2) throw new Error('died');
      };
      const dispatchers = instances.map((each) => dispatcherOf(each, crash));
      const survive = () => Promise.allSettled(dispatchers.map(({ drain }) => drain()));
      for (let from = 0; from < ROWS; from += 8) {
        await instances[0]!.transitions.record(histories.flatMap((rows) => rows.slice(from, from + 8)));
        await survive();
      }
      const last = instances.map((each) => dispatcherOf(each, () => undefined));
      await Promise.all(last.map(({ drain }) => drain()));

      const model = instances[0]!.connection.model<IncidentRecord>(IncidentRecord.name);
      const stored = await model.find().lean<Incident[]>().exec();
      const expected = histories.map(serially);
      const inOrder = (incidents: readonly Incident[]) => incidents.map(essence).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(inOrder(stored)).toEqual(inOrder(expected.flatMap(({ incidents }) => incidents)));
      const heard = new Set([...dispatchers, ...last].flatMap(({ heard: of }) => of.map(({ key }) => key)));
      expect([...heard].sort()).toEqual(expected.flatMap(({ told }) => [...told]).sort());
      expect(stored.filter(({ untold }) => untold)).toEqual([]);
      expect(await instances[0]!.transitions.dueTotals()).toEqual({ count: 0, oldest: null });
    },
  );

  it('takes a few domains at a time, each with all of its rows, and knows when that was all', async () => {
    const { transitions } = instances[0]!;
    const brand = new Types.ObjectId();
    const due = new Date(BEGIN);
    const rowsOf = (domain: Types.ObjectId) => [
      aTransition({ domain, brand, recordedAt: due, due, seq: 1 }),
      aTransition({ domain, brand, recordedAt: due, due, seq: 2, nawala: { from: 'ada', to: 'tidak ada' } }),
    ];
    await transitions.record(Array.from({ length: 50 }, () => rowsOf(new Types.ObjectId())).flat());
    const { apply } = dispatcherOf(instances[0]!, () => undefined);
    const page = await apply.read();
    expect(page).toMatchObject({ isLast: true });
    expect(page.slices.length).toBeGreaterThan(1);
    const domains = page.slices.map((rows) => new Set(rows.map(({ domain }) => domain.toHexString())));
    domains.forEach((of, index) => expect(page.slices[index]).toHaveLength(2 * of.size));
    for (const slice of page.slices) {
      expect(await apply.apply(slice, page)).toMatchObject({ rows: slice, isWhole: true });
      await transitions.applied(slice);
    }
    expect(await apply.read()).toMatchObject({ slices: [], isLast: true });
    const model = instances[0]!.connection.model<IncidentRecord>(IncidentRecord.name);
    const stored = await model.find().lean<Incident[]>().exec();
    expect(new Set(stored.map(({ burst }) => burst.toHexString())).size).toBe(1);
    expect(stored).toHaveLength(50);
  });

  it('gives those of a brand that open together one burst', async () => {
    const brand = new Types.ObjectId();
    const at = (second: number) => new Date(BEGIN + second * 1000);
    const blocked = (second: number, of = brand) =>
      aTransition({ brand: of, at: at(second), recordedAt: at(second), due: at(second), seq: 1 });
    const { drain } = dispatcherOf(instances[0]!, () => undefined);
    await instances[0]!.transitions.record([blocked(0), blocked(20), blocked(31), blocked(5, new Types.ObjectId())]);
    await drain();
    await instances[0]!.transitions.record([blocked(29), blocked(45)]);
    await drain();
    const model = instances[0]!.connection.model<IncidentRecord>(IncidentRecord.name);
    const stored = await model.find({ brand }).sort({ openedAt: 1 }).lean<Incident[]>().exec();
    const bursts = stored.map(({ burst }) => burst.toHexString());
    const names = [...new Set(bursts)];
    expect(bursts.map((burst) => names.indexOf(burst))).toEqual([0, 0, 1, 1, 1]);
  });
});
