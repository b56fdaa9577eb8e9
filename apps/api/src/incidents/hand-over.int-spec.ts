import { type Connection, createConnection, Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { openStore, type TestStore } from '../../test/support/store';
import { DeletedDomain, DeletedDomainSchema } from '../domains/deleted/deleted-domain.schema';
import { DeletedDomains } from '../domains/deleted/deleted-domains';
import { DomainStandings } from '../domains/domain-standings';
import { Domain, DomainSchema } from '../domains/domain.schema';
import { applyRow } from './apply-row';
import { HandOver } from './hand-over';
import type { IncidentEvent } from './incident-events';
import { IncidentListeners } from './incident-listeners';
import { IncidentRecord, IncidentSchema } from './incident.schema';
import type { Incident } from './incident-state';
import { IncidentsRepository } from './incidents.repository';

const AT = Date.UTC(2026, 0, 1);

const aBlock = (second: number): Incident => {
  const at = new Date(AT + second * 1000);
  const row = aTransition({ domain: new Types.ObjectId(), at, recordedAt: at, due: at, seq: 1 });
  return applyRow(null, row, { vantages: [], staleAfterMs: 1 })!.incident;
};
const idsOf = (incidents: readonly Pick<Incident, '_id'>[]) => incidents.map(({ _id }) => _id.toHexString()).sort();

describe('what is handed over', () => {
  let store: TestStore;
  let connection: Connection;
  let incidents: IncidentsRepository;
  const refused = new Set<string>();
  const heard: string[] = [];
  let calls = 0;

  beforeAll(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    const model = connection.model(IncidentRecord.name, IncidentSchema);
    await model.createIndexes();
    incidents = new IncidentsRepository(model);
  });
  beforeEach(async () => {
    await connection.collection('incidents').deleteMany({});
    refused.clear();
    heard.length = calls = 0;
  });
  afterAll(async () => {
    await connection?.close();
    await store?.stop();
  });

  function aHandOver(): HandOver {
    const listeners = new IncidentListeners();
    listeners.register({
      onIncidentEvents: async (events: readonly IncidentEvent[]) => {
        calls++;
        if (events.some(({ incident }) => refused.has(incident.id))) throw new Error('cannot be told');
        heard.push(...events.map(({ incident }) => incident.id));
      },
      onVantageEvents: async () => undefined,
      onMutesEnded: async () => undefined,
      deliveriesOf: async () => new Map(),
    });
    const deleted = new DeletedDomains(connection.model(DeletedDomain.name, DeletedDomainSchema));
    const standings = new DomainStandings(connection.model(Domain.name, DomainSchema), deleted);
    return new HandOver(incidents, standings, listeners);
  }
  const written = async (count: number): Promise<Incident[]> => {
    const blocks = Array.from({ length: count }, (_, n) => aBlock(n));
    await incidents.save(blocks.map((incident) => ({ incident, isNew: true })));
    return blocks;
  };
  const untold = async () => idsOf(await incidents.untold(1000));

  it('is taken from what was just written, and not told again', async () => {
    const blocks = await written(3);
    const handOver = aHandOver();
    await handOver.take(blocks);
    expect([heard.sort(), await untold()]).toEqual([idsOf(blocks), []]);
    await handOver.execute(true);
    expect(calls).toBe(1);
  });

  it('goes on behind what is refused, which is kept and tried again when all is', async () => {
    const blocks = await written(700);
    const wrong = [blocks[3]!, blocks[250]!, blocks[699]!];
    for (const id of idsOf(wrong)) refused.add(id);
    const handOver = aHandOver();
    await handOver.execute(false);
    expect([heard.length, await untold()]).toEqual([697, idsOf(wrong)]);
    expect(calls).toBeLessThan(100);
    const before = calls;
    await handOver.execute(false);
    expect(calls).toBe(before);
    refused.clear();
    await handOver.execute(true);
    expect([heard.sort(), await untold()]).toEqual([idsOf(blocks), []]);
  });

  it('costs a bounded number of refusals where nothing is taken, and all is told in the end', async () => {
    const blocks = await written(300);
    for (const id of idsOf(blocks)) refused.add(id);
    const handOver = aHandOver();
    await handOver.execute(false);
    expect(calls).toBeLessThan(100);
    expect(await untold()).toHaveLength(300);
    refused.clear();
    await handOver.execute(true);
    expect(await untold()).toEqual([]);
  });
});
