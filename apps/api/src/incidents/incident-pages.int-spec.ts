import { IncidentFilterDto } from '@nawala/contracts';
import { createConnection, type Connection, type Model, Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { planIn } from '../../test/support/plan';
import { openStore, type TestStore } from '../../test/support/store';
import { applyRow } from './apply-row';
import { filterOf, markOf, rangesOf } from './incident-list.query';
import { IncidentRecord, IncidentSchema } from './incident.schema';

const MANY = 5000;
const NETWORKS = ['telkom', 'xl', 'indosat'];
const LATEST_FIRST = { rank: 1, openedAt: -1, _id: -1 } as const;

describe('Pages of incidents', () => {
  let store: TestStore;
  let connection: Connection;
  let incidents: Model<IncidentRecord>;
  const brands = Array.from({ length: 4 }, () => new Types.ObjectId());
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n));

  /** Of four one is open, one acknowledged, two are closed. */
  const anIncident = (n: number): IncidentRecord => {
    const row = aTransition({
      brand: brands[n % 3]!,
      vantage: NETWORKS[n % 3]!,
      at: at(n),
      recordedAt: at(n),
      seq: n + 1,
    });
    const { incident } = applyRow(null, row, { vantages: [], staleAfterMs: 1 })!;
    const rank = Math.min(n % 4, 2);
    const { openDomain: _open, untold: _untold, untoldSince: _since, ...closed } = incident;
    return rank < 2 ? { ...incident, rank } : { ...closed, rank, closedAt: at(n), endsAt: at(n) };
  };

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    incidents = connection.model(IncidentRecord.name, IncidentSchema);
    await incidents.init();
    await incidents.collection.insertMany(Array.from({ length: MANY }, (_, n) => anIncident(n)));
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  const FILTERS: Partial<IncidentFilterDto>[] = [
    {},
    { state: ['open', 'acknowledged'] },
    { brand: brands[1]!.toHexString() },
    { domain: new Types.ObjectId().toHexString() },
    { vantage: 'xl' },
    { burst: new Types.ObjectId().toHexString(), state: ['open'] },
    { since: at(MANY / 2).toISOString() },
    { brand: brands[1]!.toHexString(), since: at(MANY / 2).toISOString() },
  ];

  it.each(FILTERS)('%j come in the order of an index, the first and those behind it', async (over) => {
    const filter = Object.assign(new IncidentFilterDto(), over);
    for (const before of [undefined, markOf(anIncident(4))]) {
      for (const range of rangesOf(filter.state, before)) {
        const find = incidents.find({ ...filterOf(filter), ...range }).sort(LATEST_FIRST);
        const plan = planIn(await find.limit(51).explain('queryPlanner'));
        expect(plan).toContain('IXSCAN');
        expect(plan).not.toContain('SORT');
      }
    }
  });

  it.each([
    { untoldSince: { $gt: new Date(0) } },
    { stableAt: { $gt: new Date(0), $lt: at(0) } },
    { openDomain: { $in: [new Types.ObjectId()] } },
    { domain: { $in: [new Types.ObjectId()] }, appliedAt: { $gte: at(0) } },
    { brand: brands[1]!, burstSince: { $gte: at(0) } },
  ])('what a dispatcher asks for is found by index: %j', async (filter) => {
    expect(planIn(await incidents.find(filter).explain('queryPlanner'))).toContain('IXSCAN');
  });
});
