import type { DomainDto, TransitionDto, TransitionPageDto } from '@nawala/contracts';
import { addBrand, addDomain } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('What people change', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  const edits = async (query: string): Promise<TransitionDto[]> =>
    (await admin.get<TransitionPageDto>(`/api/transitions?kind=edit&${query}`)).body.items;

  it('is history: by whom, what, from what to what, under the name and the brand of then', async () => {
    const [one, two] = [await addBrand(admin), await addBrand(admin)];
    const { id, domain } = await addDomain(admin, { brandId: one.id, tags: ['new'] });
    const change = async (fields: object) =>
      expect((await admin.patch<DomainDto>(`/api/domains/${id}`, fields)).status).toBe(200);
    await change({ note: 'main shop' });
    await change({ tags: ['vip'] });
    await change({ brandId: two.id });
    await change({ active: false });
    await change({ active: true, note: '' });
    await change({ domain: `other-${domain}` });
    await change({ note: '' });
    expect((await admin.delete(`/api/domains/${id}`)).status).toBe(204);
    // A deletion is history once it cannot be taken back any more.
    const rows = await eventually(
      () => edits(`domain=${id}`),
      ({ length }) => length === 8,
    );
    expect(rows.map(({ fields }) => fields).reverse()).toEqual([
      { exists: { from: false, to: true } },
      { note: { from: '', to: 'main shop' } },
      { tags: { from: ['new'], to: ['vip'] } },
      { brand: { from: one.id, to: two.id } },
      { active: { from: true, to: false } },
      { active: { from: false, to: true }, note: { from: 'main shop', to: '' } },
      { domain: { from: domain, to: `other-${domain}` } },
      { exists: { from: true, to: false } },
    ]);
    expect(new Set(rows.map(({ actor }) => actor?.name)).size).toBe(1);
    expect(rows.every(({ scanId, vantage, kind }) => scanId === null && vantage === '' && kind === 'edit')).toBe(true);
    const seqs = rows.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect((await edits(`brand=${one.id}`)).map(({ fields }) => Object.keys(fields ?? {})[0])).toEqual([
      'brand',
      'tags',
      'note',
      'exists',
    ]);
  });

  it('leaves no row where nothing was changed or nothing could be', async () => {
    const brand = await addBrand(admin);
    const { id, domain } = await addDomain(admin, { brandId: brand.id, note: 'a', tags: ['b'] });
    await admin.patch(`/api/domains/${id}`, { note: 'a', tags: ['b'], active: true, brandId: brand.id });
    expect((await admin.post('/api/domains', { domain, brandId: brand.id })).status).toBe(409);
    expect(await edits(`brand=${brand.id}`)).toHaveLength(1);
  });
});
