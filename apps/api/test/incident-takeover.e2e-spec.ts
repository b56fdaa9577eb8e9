import type { IncidentPageDto } from '@nawala/contracts';
import { addBrand, addDomain } from './support/catalogue';
import { type Client, clientOf } from './support/client';
import { eventually } from './support/eventually';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes';
import { signInAs } from './support/users';

const DOMAINS = 60;

describe('Incidents of two instances', () => {
  let both: TwoProcesses;

  beforeAll(async () => {
    both = await startTwoProcesses();
  }, 120_000);
  afterAll(() => both?.close());

  const directTo = (instance: number): string => `http://127.0.0.1:${both.ports[instance]}`;
  const totalOf = async (client: Client) => (await client.get<IncidentPageDto>('/api/incidents?limit=200')).body;

  it('are one for each block, though the instance that makes them is killed in the middle of it', async () => {
    const brand = await addBrand(both.admin);
    const ids: string[] = [];
    for (let n = 0; n < DOMAINS; n++) ids.push((await addDomain(both.admin, { brandId: brand.id })).id);
    const survivor = await signInAs(directTo(1), 'admin@example.com', 'first admin password');
    const reportAll = (instance: number, of: readonly string[]) =>
      clientOf(directTo(instance)).post('/api/urls/bulk-update', {
        updates: of.map((id) => ({ id, scanResult: { status: 'blocked' } })),
      });
    await reportAll(0, ids.slice(0, DOMAINS / 2));
    // It holds the lease, since it was there first, and has just begun to apply what it recorded.
    await both.stop(0, 'SIGKILL');
    await reportAll(1, ids.slice(DOMAINS / 2));
    const { items, counts } = await eventually(
      () => totalOf(survivor),
      ({ counts: { open } }) => open === DOMAINS,
    );
    expect(counts).toEqual({ open: DOMAINS, acknowledged: 0, closed: 0 });
    expect(new Set(items.map(({ domainId }) => domainId))).toEqual(new Set(ids));
    const due = () => both.connection.collection('transitions').countDocuments({ due: { $gt: new Date(0) } });
    await eventually(due, (count) => count === 0);
  }, 120_000);
});
