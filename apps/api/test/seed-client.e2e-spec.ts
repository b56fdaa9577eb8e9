import type { DomainDto } from '@nawala/contracts';
import axios from 'axios';
import { addBrand, addDomain } from './support/catalogue';
import type { SignedInClient } from './support/users';
import { startApi, type TestApi } from './support/start-api';

describe("the seed's checking system", () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api.stop());

  it('fetches, checks and reports with nothing but the code that the seed shows', async () => {
    const brand = await addBrand(admin, { name: 'Aurora', code: 'AUR' });
    const blocked = await addDomain(admin, { domain: 'slot-b.aurora.example.com', brandId: brand.id, note: 'Spare' });
    const open = await addDomain(admin, { domain: 'shop.aurora.example.com', brandId: brand.id });
    const yourCheckLogic = async (domain: string) => domain.startsWith('slot');
    const startedAt = Date.now();

    const domains = await axios.get(`${api.url}/api/urls`);

    for (const domain of domains.data) {
      const isBlocked = await yourCheckLogic(domain.Domain);

      await axios.post(`${api.url}/api/urls/update`, {
        id: domain.id,
        scanResult: { status: isBlocked ? 'blocked' : 'accessible' },
      });
    }

    expect(domains.data).toEqual([
      { id: open.id, brand: 'Aurora', Domain: 'shop.aurora.example.com', noto: '' },
      { id: blocked.id, brand: 'Aurora', Domain: 'slot-b.aurora.example.com', noto: 'Spare' },
    ]);
    const nawalaOf = async (id: string) => (await admin.get<DomainDto>(`/api/domains/${id}`)).body.nawala;
    expect(await nawalaOf(open.id)).toMatchObject({ status: 'tidak ada' });
    const { status, blockedId, lastChecked, since } = await nawalaOf(blocked.id);
    expect(status).toBe('ada');
    expect(Number(/^scan_(\d+)/.exec(blockedId ?? '')?.[1])).toBeGreaterThanOrEqual(startedAt);
    expect(Date.parse(lastChecked ?? '')).toBeGreaterThanOrEqual(startedAt);
    expect(since).toBe(lastChecked);
  });
});
