import type { StatsDto } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { addBrand, addDomain } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('Vantages that anybody may name', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let id: string;

  beforeEach(async () => {
    api = await startApi({ TRUST_PROXY: 'loopback' });
    admin = await api.signedIn('admin');
    ({ id } = await addDomain(admin, { brandId: (await addBrand(admin)).id }));
  });
  afterEach(() => api?.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const scanOf = (vantage: string) => ({ id, scanResult: { status: 'accessible', vantage } });
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  const bulk = async (vantages: string[], address: string) => {
    const body = { updates: vantages.map(scanOf) };
    return (await api.stranger.post<BulkUpdateResultDto>('/api/urls/bulk-update', body, from(address))).body.data;
  };
  const kept = async () => (await admin.get<StatsDto>('/api/stats')).body.vantages.map(({ vantage }) => vantage);

  it('are ten new ones an hour for each address, whatever it sends', async () => {
    const { success, failed, errors } = await bulk(names('a', 1000), '198.51.100.1');
    expect([success, failed]).toEqual([10, 990]);
    expect(errors[0]?.error).toContain('10 new vantages an hour');
    const single = await api.stranger.post('/api/urls/update', scanOf('b'), from('198.51.100.1'));
    expect(single).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(single.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await bulk(names('a', 11), '198.51.100.1')).toMatchObject({ success: 10, failed: 1 });
    expect(await bulk(names('c', 5), '198.51.100.2')).toMatchObject({ success: 5 });
    expect(await bulk(names('a', 10), '198.51.100.3')).toMatchObject({ success: 10 });
    expect(await eventually(kept, (names) => names.length >= 15)).toHaveLength(15);
  });

  it('are one new one, however many first reports of it come at once', async () => {
    const reports = Array.from({ length: 40 }, () =>
      api.stranger.post('/api/urls/update', scanOf('busy'), from('198.51.100.1')),
    );
    for (const { status } of await Promise.all(reports)) expect(status).toBe(200);
    expect(await bulk(names('a', 9), '198.51.100.1')).toMatchObject({ success: 9, failed: 0 });
  });

  it('are two hundred in all: a new one takes the place of the one that was silent longest', async () => {
    const old = names('old', 200).map((vantage, n) => ({ vantage, lastSeen: new Date(Date.now() - (n + 1) * 1000) }));
    await api.db.collection('vantages').insertMany(old);
    await bulk(['new'], '198.51.100.1');
    const now = await eventually(kept, (names) => names.includes('new') && names.length <= 200);
    expect([now.length, now.includes('old-0'), now.includes('old-199')]).toEqual([200, true, false]);
  });
});
