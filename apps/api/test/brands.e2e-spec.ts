import type { BrandDto, DomainDto, Page, ProblemDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { addBrand, addDomain, fieldsOf, report } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const NOBODY = 'f'.repeat(24);

describe('Brands', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  it('are made, changed, shown by name and deleted', async () => {
    const zebra = await addBrand(admin, { name: ' zebra ', code: 'zeb', color: '#AABBCC', description: 'Stripes' });
    expect(zebra).toMatchObject({
      name: 'zebra',
      code: 'ZEB',
      color: '#aabbcc',
      description: 'Stripes',
      domainCount: 0,
      blockedCount: 0,
      createdBy: admin.user.id,
    });
    const plain = await addBrand(admin, { name: 'Aardvark', code: 'AAR' });
    expect(plain).toMatchObject({ color: '#0b6270', description: '' });

    const changed = await admin.patch<BrandDto>(`/api/brands/${zebra.id}`, { name: 'Aaa', color: '#000000' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Aaa', code: 'ZEB', color: '#000000' } });
    expect((await admin.get<BrandDto[]>('/api/brands')).body.map(({ name }) => name)).toEqual(['Aaa', 'Aardvark']);

    for (const { id } of [zebra, plain]) expect((await admin.delete(`/api/brands/${id}`)).status).toBe(204);
    expect((await admin.get(`/api/brands/${zebra.id}`)).status).toBe(404);
  });

  it.each([
    [
      'name',
      { name: 'Parallel', code: 'PAR' },
      (n: number) => ({ name: n % 2 ? 'PARALLEL' : 'parallel', code: `P${n}` }),
    ],
    ['code', { name: 'Other', code: 'SAME' }, (n: number) => ({ name: `Other ${n}`, code: n % 2 ? 'same' : 'SAME' })],
  ])('have a %s of their own, whatever the case and however many ask at once', async (path, _, body) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (__, n) => admin.post<ProblemDto>('/api/brands', body(n))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'BRAND_TAKEN', errors: [{ path }] });
  });

  it.each(['Auro\u200bra', '\u202eAurora', 'Ａｕｒｏｒａ', 'Aurora\u00a0', 'AURO\u00adRA'])(
    'cannot have a name that looks like another one (%j)',
    async (lookalike) => {
      const { id } = await addBrand(admin, { name: 'Aurora' });
      const { status, body } = await admin.post<ProblemDto>('/api/brands', { name: lookalike, code: 'LOOKALIKE' });
      expect([status, body.code]).toEqual([409, 'BRAND_TAKEN']);
      await admin.delete(`/api/brands/${id}`);
    },
  );

  it('cannot take the name of another by a change', async () => {
    const [one, other] = [await addBrand(admin), await addBrand(admin)];
    const taken = await admin.patch(`/api/brands/${one.id}`, { name: other.name.toUpperCase() });
    expect(taken).toMatchObject({ status: 409, body: { code: 'BRAND_TAKEN' } });
    expect((await admin.patch(`/api/brands/${one.id}`, { name: one.name.toUpperCase() })).status).toBe(200);
  });

  it('count their domains, and those of them that are watched and blocked', async () => {
    const brand = await addBrand(admin);
    const [blocked, , paused] = [
      await addDomain(admin, { brandId: brand.id }),
      await addDomain(admin, { brandId: brand.id }),
      await addDomain(admin, { brandId: brand.id, active: false }),
    ];
    for (const { id } of [blocked, paused]) await report(api.stranger, id, 'blocked');
    const expected = { domainCount: 3, blockedCount: 1 };
    expect((await admin.get(`/api/brands/${brand.id}`)).body).toMatchObject(expected);
    const all = (await admin.get<BrandDto[]>('/api/brands')).body;
    expect(all.find(({ id }) => id === brand.id)).toMatchObject(expected);
  });

  it('stay while they have domains, and say how many', async () => {
    const brand = await addBrand(admin);
    await addDomain(admin, { brandId: brand.id });
    const answer = await admin.delete<ProblemDto>(`/api/brands/${brand.id}`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'BRAND_IN_USE' } });
    expect(answer.body.detail).toContain('1 domain');
    await addDomain(admin, { brandId: brand.id });
  });

  it('can be deleted again some time after somebody died while a domain joined', async () => {
    const { id } = await addBrand(admin);
    const brands = api.db.collection('brands');
    await brands.updateOne({ _id: new Types.ObjectId(id) }, { $addToSet: { joining: 'who died' } });
    expect((await admin.delete<ProblemDto>(`/api/brands/${id}`)).body.code).toBe('BRAND_IN_USE');
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    const { status } = await admin.delete(`/api/brands/${id}`);
    clock.mockRestore();
    expect(status).toBe(204);
  });

  it('never leave an orphan when they are deleted while domains join', async () => {
    for (let round = 0; round < 8; round++) {
      const brand = await addBrand(admin);
      const join = (n: number) =>
        admin.post('/api/domains', { domain: `race-${round}-${n}.example.com`, brandId: brand.id });
      const [deleted, ...joined] = await Promise.all([admin.delete(`/api/brands/${brand.id}`), join(1), join(2)]);
      expect([204, 409]).toContain(deleted?.status);
      for (const { status } of joined) expect([201, 400]).toContain(status);
      const survives = (await admin.get(`/api/brands/${brand.id}`)).status === 200;
      const { total } = (await admin.get<Page<DomainDto>>(`/api/domains?q=race-${round}`)).body;
      expect(total).toBe(joined.filter(({ status }) => status === 201).length);
      if (total > 0) expect(survives).toBe(true);
      if (survives && total === 0) expect((await admin.delete(`/api/brands/${brand.id}`)).status).toBe(204);
    }
  });

  it.each([
    ['get', undefined],
    ['patch', { name: 'Nobody' }],
    ['delete', undefined],
  ] as const)('answer 404 when there is no such brand: %s', async (method, body) => {
    const answer = await admin.request(method.toUpperCase() as 'GET', `/api/brands/${NOBODY}`, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'BRAND_NOT_FOUND' } });
  });

  it.each([
    [{ name: { $ne: null }, code: 'X1' }, 'name'],
    [{ name: 'X', code: { $gt: '' } }, 'code'],
    [{ name: '   ', code: 'X1' }, 'name'],
    [{ name: 'X', code: 'a b' }, 'code'],
    [{ name: 'X', code: 'X1', color: 'red' }, 'color'],
    [{ name: 'X', code: 'X1', nameKey: 'y' }, 'nameKey'],
  ])('refuse %j, naming the field', async (body, path) => {
    const { status, body: problem } = await admin.post<ProblemDto>('/api/brands', body);
    expect(status).toBe(400);
    expect(fieldsOf(problem)).toEqual([path]);
  });
});
