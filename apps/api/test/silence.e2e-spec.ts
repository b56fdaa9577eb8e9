import type { DomainDto, StatsDto } from '@nawala/contracts';
import { addBrand, addDomain, report, transitionsOf } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

/** Long enough for a report to be seen as fresh on a busy machine. */
const STALE_AFTER = '4s';

describe('A vantage that falls silent', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brandId: string;

  beforeAll(async () => {
    api = await startApi({ STALE_AFTER });
    admin = await api.signedIn('admin');
    ({ id: brandId } = await addBrand(admin));
  });
  afterAll(() => api?.stop());

  const statusOf = async (id: string) => (await admin.get<DomainDto>(`/api/domains/${id}`)).body.nawala.status;
  const counts = async () => (await admin.get<StatsDto>('/api/stats')).body.domains;

  it('leaves nothing that looks like a measurement: verdict, counts and history say unknown by themselves', async () => {
    const domains = await Promise.all([addDomain(admin, { brandId }), addDomain(admin, { brandId })]);
    for (const { id } of domains) await report(api.stranger, id, 'blocked', { vantage: 'telkom' });
    for (const { id } of domains)
      await eventually(
        () => statusOf(id),
        (status) => status === 'unknown',
      );
    expect(await counts()).toMatchObject({ ada: 0, unknown: 2 });
    const [row] = await transitionsOf(admin, domains[0].id);
    expect(row).toMatchObject({
      kind: 'verdict',
      vantage: 'telkom',
      from: 'ada',
      to: 'unknown',
      nawala: { from: 'ada', to: 'unknown' },
      reasonCode: 'vantage.silent',
    });
    const incidents = await admin.get<{ counts: { open: number } }>('/api/incidents');
    expect(incidents.body.counts.open).toBe(2);
  });

  it('is heard again with its next report', async () => {
    const { id } = await addDomain(admin, { brandId });
    await report(api.stranger, id, 'blocked', { vantage: 'xl' });
    await eventually(
      () => statusOf(id),
      (status) => status === 'unknown',
    );
    await report(api.stranger, id, 'accessible', { vantage: 'xl' });
    expect(await statusOf(id)).toBe('tidak ada');
    const told = (await transitionsOf(admin, id)).map(({ from, to }) => `${from} → ${to}`);
    expect(told).toEqual(['unknown → tidak ada', 'ada → unknown', 'unknown → ada']);
  });
});
