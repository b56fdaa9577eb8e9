import type { ProblemDto, ViewDto } from '@nawala/contracts';
import { addBrand, addDomain, fieldsOf } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('Saved views', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let user: SignedInClient;
  let other: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    [admin, user, other] = [await api.signedIn('admin'), await api.signedIn('user'), await api.signedIn('user')];
    const { id: brandId } = await addBrand(admin);
    await addDomain(admin, { brandId, tags: ['spare'] });
    await addDomain(admin, { brandId });
  });
  afterAll(() => api?.stop());

  const save = async (by: SignedInClient, body: object) => by.post<ViewDto & ProblemDto>('/api/views', body);
  const change = (by: SignedInClient, id: string, body: object) =>
    by.patch<ViewDto & ProblemDto>(`/api/views/${id}`, body);
  const seenBy = async (by: SignedInClient) => (await by.get<ViewDto[]>('/api/views')).body.map(({ name }) => name);

  it('belong to who saved them, and say how many domains they have', async () => {
    const { status, body } = await save(user, { name: ' Spare  names ', query: 'tag=spare&sort=-since' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Spare names',
      query: 'tag=spare&sort=-since',
      shared: false,
      own: true,
      start: false,
      total: 1,
    });
    expect(await seenBy(user)).toEqual(['Spare names']);
    expect(await seenBy(other)).toEqual([]);
    expect(await seenBy(admin)).toEqual([]);
    for (const by of [other, admin]) {
      expect((await change(by, body.id, { name: 'Mine' })).body.code).toBe('VIEW_NOT_FOUND');
      expect((await by.delete(`/api/views/${body.id}`)).status).toBe(404);
    }
    expect((await change(user, body.id, { name: 'All', query: '' })).body).toMatchObject({ name: 'All', total: 2 });
    expect((await user.delete(`/api/views/${body.id}`)).status).toBe(204);
    expect(await seenBy(user)).toEqual([]);
  });

  it('are shared by admins alone, and seen by everybody', async () => {
    expect((await save(user, { name: 'Ours', query: '', shared: true })).status).toBe(403);
    const { id: own } = (await save(user, { name: 'Own', query: '' })).body;
    expect((await change(user, own, { shared: true })).status).toBe(403);
    const { id } = (await save(admin, { name: 'Blocked', query: 'status=ada', shared: true })).body;
    expect(await seenBy(user)).toEqual(['Blocked', 'Own']);
    expect((await change(user, id, { name: 'Mine' })).status).toBe(403);
    expect((await user.delete(`/api/views/${id}`)).status).toBe(403);
    expect((await change(admin, id, { shared: false })).body.shared).toBe(false);
    expect(await seenBy(other)).toEqual([]);
    await Promise.all([admin.delete(`/api/views/${id}`), user.delete(`/api/views/${own}`)]);
  });

  it('are begun with one at a time, each by who chose it', async () => {
    const { id: shared } = (await save(admin, { name: 'Shared', query: '', shared: true })).body;
    const { id: own } = (await save(user, { name: 'Own', query: '' })).body;
    const startOf = async (by: SignedInClient) =>
      (await by.get<ViewDto[]>('/api/views')).body.filter(({ start }) => start).map(({ name }) => name);
    expect((await change(user, shared, { start: true })).body.start).toBe(true);
    expect(await startOf(user)).toEqual(['Shared']);
    expect(await startOf(other)).toEqual([]);
    await change(user, own, { start: true });
    expect(await startOf(user)).toEqual(['Own']);
    await change(user, own, { start: false });
    expect(await startOf(user)).toEqual([]);
    await Promise.all([admin.delete(`/api/views/${shared}`), user.delete(`/api/views/${own}`)]);
  });

  it.each([
    [{ name: '', query: '' }, 'name'],
    [{ name: 'x'.repeat(61), query: '' }, 'name'],
    [{ name: 'A', query: 'status=blocked' }, 'query'],
    [{ name: 'A', query: 'page=2' }, 'query'],
    [{ name: 'A', query: `q=${'x'.repeat(1000)}` }, 'query'],
    [{ name: 'A', query: 'q=a', shared: true }, 'query'],
    [{ name: 'A', query: '', shared: 'yes' }, 'shared'],
    [{ name: 'A', query: '', owner: 'x' }, 'owner'],
  ])('refuse %j, naming the field', async (body, field) => {
    const answer = await save(admin, body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [field]]);
    expect(await seenBy(admin)).toEqual([]);
  });

  it('are listed all the same when one of them holds what no list answers any more', async () => {
    const { body } = await save(admin, { name: 'Old', query: 'status=ada' });
    await api.db.collection('views').updateOne({ name: 'Old' }, { $set: { query: 'q=a&sort=gone' } });
    expect((await admin.get<ViewDto[]>('/api/views')).body).toMatchObject([{ name: 'Old', total: 0 }]);
    expect((await change(admin, body.id, { query: 'q=b' })).status).toBe(400);
    expect((await change(admin, body.id, { query: 'q=shop' })).body.query).toBe('q=shop');
    await admin.delete(`/api/views/${body.id}`);
  });

  it('are kept up to a number', async () => {
    const limited = await api.signedIn('user');
    const saveSome = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, n) => save(limited, { name: `V${n}`, query: '' })));
    expect((await saveSome(45)).map(({ status }) => status)).toEqual(Array(45).fill(201));
    // Those who come at once do not see each other.
    await saveSome(20);
    expect((await seenBy(limited)).length).toBeLessThanOrEqual(50);
    while ((await seenBy(limited)).length < 50) expect((await saveSome(1))[0]?.status).toBe(201);
    expect((await save(limited, { name: 'One more', query: '' })).body.code).toBe('LIMIT_REACHED');
  });
});
