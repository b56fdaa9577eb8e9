import type { BrandDto } from '@nawala/contracts';
import type { UrlDto } from '@nawala/contracts/checker';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Domain } from '../src/domains/domain.schema';
import { addBrand, addDomain, report } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('GET /api/urls', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
    brand = await addBrand(admin, { name: 'Aurora', code: 'AUR' });
  });
  afterAll(() => api?.stop());

  const urls = (query = '', headers: Record<string, string> = {}) =>
    api.stranger.get<UrlDto[]>(`/api/urls${query}`, headers);
  const tag = async (query = '') => (await urls(query)).headers.get('etag') ?? '';
  const notModified = async (known: string) => (await urls('', { 'if-none-match': known })).status === 304;

  it('is empty at first', async () => expect(await urls()).toMatchObject({ status: 200, body: [] }));

  it('lists what is active in the byte order of its names, and only that', async () => {
    const other = await addBrand(admin, { code: 'BOR' });
    const domains = ['b.example.com', 'a.example.com/Z', 'a.example.com/a', 'a-b.example.com', 'a.example.com'];
    for (const domain of domains) await addDomain(admin, { domain, brandId: brand.id, note: `of ${domain}` });
    await addDomain(admin, { domain: 'paused.example.com', brandId: brand.id, active: false });
    await addDomain(admin, { domain: 'other.example.com', brandId: other.id });
    const { body, headers } = await urls('?brand=aur');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body.map((url) => url.Domain)).toEqual([...domains].sort());
    expect(Object.keys(body[0] ?? {})).toEqual(['id', 'brand', 'Domain', 'noto']);
    expect(body[0]).toMatchObject({ brand: 'Aurora', noto: 'of a-b.example.com' });
    expect((await urls()).body).toHaveLength(6);
    expect((await urls('?brand=NONE')).body).toEqual([]);
    expect((await urls('?brand[$ne]=x')).status).toBe(400);
  });

  it('has a tag that every change of the list moves, and nothing else', async () => {
    let known = await tag();
    const moves = async (what: () => Promise<{ status: number } | unknown>, expected: boolean) => {
      await what();
      expect(await notModified(known)).toBe(!expected);
      known = await tag();
    };
    const { id } = await addDomain(admin, { brandId: brand.id });
    const domain = (body: object) => () => admin.patch(`/api/domains/${id}`, body);
    known = await tag();
    expect(known).toMatch(/^W\/"[\w.-]+"$/);

    await moves(async () => undefined, false);
    await moves(() => report(api.stranger, id, 'blocked'), false);
    await moves(domain({ tags: ['vip'] }), false);
    await moves(() => admin.patch(`/api/brands/${brand.id}`, { color: '#123456', description: 'x' }), false);
    await moves(() => admin.post('/api/domains', { domain: 'a.example.com', brandId: brand.id }), false);
    await moves(() => addDomain(admin, { brandId: brand.id }), true);
    await moves(domain({ note: 'Another' }), true);
    await moves(domain({ active: false }), true);
    await moves(domain({ note: 'Seen by nobody', domain: `paused-${id}.example.com` }), false);
    await moves(domain({ active: false }), false);
    await moves(() => admin.patch(`/api/brands/${brand.id}`, { name: 'Aurora 2' }), true);
    await moves(() => admin.patch(`/api/brands/${brand.id}`, { name: 'Aurora 2', code: 'AUR2' }), false);
    await moves(() => admin.patch(`/api/brands/${brand.id}`, { name: 'Aurora', code: 'AUR' }), true);
    await moves(domain({ active: true }), true);
    await moves(domain({ note: 'Seen by nobody', active: true, brandId: brand.id }), false);
    await moves(() => admin.delete(`/api/domains/${id}`), true);
    const paused = await addDomain(admin, { brandId: brand.id, active: false });
    await moves(() => admin.delete(`/api/domains/${paused.id}`), false);
    const empty = await addBrand(admin);
    await moves(() => admin.patch(`/api/brands/${empty.id}`, { name: 'Of nothing' }), false);
    await moves(() => admin.delete(`/api/brands/${empty.id}`), false);
  });

  it('has a tag that moves for every brand that a domain leaves, when two admins move it at once', async () => {
    const [from, over, to] = [await addBrand(admin), await addBrand(admin), await addBrand(admin)];
    const { id } = await addDomain(admin, { brandId: from.id });
    const tags = () => Promise.all([from, over, to].map(({ code }) => tag(`?brand=${code}`)));
    const lists = () =>
      Promise.all([from, over, to].map(async ({ code }) => (await urls(`?brand=${code}`)).body.length));
    const move = (brandId: string) => admin.patch(`/api/domains/${id}`, { brandId });
    for (let round = 0; round < 10; round++) {
      const [knownLists, knownTags] = [await lists(), await tags()];
      await Promise.all([move(over.id), move(to.id), move(from.id)]);
      const [nowLists, nowTags] = [await lists(), await tags()];
      nowLists.forEach((length, index) => {
        if (length !== knownLists[index]) expect(nowTags[index]).not.toBe(knownTags[index]);
      });
    }
    expect((await admin.get<{ domainCount: number }[]>('/api/brands')).body.map((each) => each.domainCount)).toEqual(
      await Promise.all(
        (await admin.get<BrandDto[]>('/api/brands')).body.map(
          async ({ code }) => (await admin.get<{ total: number }>(`/api/domains?brand=${code}`)).body.total,
        ),
      ),
    );
  });

  it('has a tag of its own for each brand, which changes of other brands leave alone', async () => {
    const [own, other] = [await addBrand(admin, { code: 'OWN' }), await addBrand(admin)];
    const { id } = await addDomain(admin, { brandId: other.id });
    let known = await tag('?brand=OWN');
    const moves = async (what: () => Promise<unknown>, expected: boolean) => {
      await what();
      const { status } = await urls('?brand=own', { 'if-none-match': known });
      expect(status).toBe(expected ? 200 : 304);
      known = await tag('?brand=OWN');
    };
    await moves(() => addDomain(admin, { brandId: other.id }), false);
    await moves(() => admin.patch(`/api/domains/${id}`, { note: 'x' }), false);
    await moves(() => admin.patch(`/api/domains/${id}`, { brandId: own.id }), true);
    await moves(() => admin.patch(`/api/domains/${id}`, { note: 'y' }), true);
    await moves(() => admin.patch(`/api/brands/${own.id}`, { name: 'Our own' }), true);
    await moves(() => admin.patch(`/api/domains/${id}`, { brandId: other.id }), true);
    await moves(() => admin.delete(`/api/domains/${id}`), false);
    expect((await urls('?brand=NONE')).headers.get('etag')).toBeNull();
  });

  it('knows its tag among others, and answers without a body', async () => {
    const known = await tag();
    const { status, body, headers } = await urls('', { 'if-none-match': `"x", ${known.replace('W/', '')}` });
    expect([status, body, headers.get('etag')]).toEqual([304, '', known]);
  });

  it('is the same however it is asked for, by many at a time, before and after a change', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id, note: 'first' });
    const noteIn = (body: UrlDto[]) => body.find((url) => url.id === id)?.noto;
    for (const note of ['second', 'third']) {
      await admin.patch(`/api/domains/${id}`, { note });
      const answers = await Promise.all(
        ['identity', 'gzip', 'br', 'gzip;q=0.5, br', '', 'gzip'].map((accepted) =>
          urls('', { 'accept-encoding': accepted }),
        ),
      );
      for (const { body, headers } of answers) {
        expect(noteIn(body)).toBe(note);
        expect(body).toEqual(answers[0]?.body);
        expect([headers.get('vary'), headers.get('etag')]).toEqual(['Accept-Encoding', await tag()]);
      }
      const encodings = answers.map(({ headers }) => headers.get('content-encoding'));
      expect(encodings).toEqual([null, 'gzip', 'br', 'br', null, 'gzip']);
    }
  });

  it('keeps its tag over starts that overlap, and has none only while a change is under way', async () => {
    const known = await tag();
    const again = await Promise.all([1, 2].map(() => startApi({ MONGODB_URI: api.uri })));
    for (const { stranger } of again) expect((await stranger.get('/api/urls')).headers.get('etag')).toBe(known);
    await addDomain(admin, { brandId: brand.id });
    const moved = await tag();
    expect(moved).not.toBe(known);
    for (const { stranger } of again) expect((await stranger.get('/api/urls')).headers.get('etag')).toBe(moved);
    await Promise.all(again.map((each) => each.stop()));
  });

  it('has another tag soon after a crash cut a change short, without any start', async () => {
    const fresh = await startApi({ MONGODB_URI: api.uri });
    const ask = async () => (await fresh.stranger.get('/api/urls')).headers.get('etag');
    const known = await ask();
    const versions = fresh.db.collection<{ _id: string; writers: string[] }>('counters');
    await versions.updateOne({ _id: 'urls' }, { $addToSet: { writers: 'who died' } });
    expect(await ask()).toBeNull();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    expect(await ask()).toBeNull();
    clock.mockRestore();
    const moved = await ask();
    expect(moved).toMatch(/^W\//);
    expect(moved).not.toBe(known);
    await fresh.stop();
  });

  it('comes compressed, in many pieces, complete', async () => {
    const domains = api.app.get<Model<Domain>>(getModelToken(Domain.name));
    const template = await domains.findOne({ active: true }).lean().orFail().exec();
    const copies = Array.from({ length: 5000 }, (_, n) => {
      const { _id, ...copy } = template;
      return { ...copy, domain: `copy-${String(n).padStart(5, '0')}.example.com` };
    });
    await domains.collection.insertMany(copies as never[]);
    await api.db.collection<{ _id: string }>('counters').updateOne({ _id: 'urls' }, { $inc: { version: 1 } });
    const { body, headers } = await urls('', { 'accept-encoding': 'gzip' });
    expect(headers.get('content-encoding')).toBe('gzip');
    const copied = body.filter(({ Domain: name }) => name.startsWith('copy-')).map(({ Domain: name }) => name);
    expect(copied).toEqual(copies.map(({ domain }) => domain));
  });
});
