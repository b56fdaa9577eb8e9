import type { TransitionDto } from '@nawala/contracts';
import { getModelToken } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import { type NewTransition, TransitionRecord } from '../src/transitions/transition.schema';
import { aTransition } from './support/a-transition';
import { addBrand, addDomain, report } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

describe('What changed', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi({ HISTORY_DAYS: '7' });
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  const list = async (query = '') => (await admin.get<TransitionDto[]>(`/api/transitions${query}`)).body;
  const rows = () => api.app.get<Model<TransitionRecord>>(getModelToken(TransitionRecord.name));

  it('is told newest first, with what it did to the verdict of the whole', async () => {
    const brand = await addBrand(admin);
    const { id, domain } = await addDomain(admin, { brandId: brand.id });
    const { body } = await report(api.stranger, id, 'blocked', {
      vantage: 'telkom',
      reason: 'a block page',
      confirmed: true,
    });
    await report(api.stranger, id, 'accessible', { vantage: 'xl', method: 'http', evidence: { status: 200 } });
    const common = { id: expect.stringMatching(/^[0-9a-f]{24}$/), domainId: id, domain, brandId: brand.id };
    const times = { at: expect.any(String), recordedAt: expect.any(String) };
    expect(await list()).toEqual([
      {
        ...common,
        ...times,
        scanId: expect.stringMatching(/^scan_/),
        vantage: 'xl',
        from: 'unknown',
        to: 'tidak ada',
        nawala: { from: 'ada', to: 'ada' },
        method: 'http',
        reason: null,
        confirmed: false,
      },
      {
        ...common,
        ...times,
        scanId: body.data.nawala.blockedId,
        vantage: 'telkom',
        from: 'unknown',
        to: 'ada',
        nawala: { from: 'unknown', to: 'ada' },
        method: null,
        reason: 'a block page',
        confirmed: true,
      },
    ]);
    expect((await rows().findOne({ vantage: 'xl' }).lean().exec())?.evidence).toBe('{"status":200}');
  });

  it('is found by domain and by brand', async () => {
    const [brand, other] = [await addBrand(admin), await addBrand(admin)];
    const [one, two] = [await addDomain(admin, { brandId: brand.id }), await addDomain(admin, { brandId: other.id })];
    for (const { id } of [one, two]) await report(api.stranger, id, 'blocked');
    expect((await list(`?domain=${one.id}`)).map(({ domainId }) => domainId)).toEqual([one.id]);
    expect((await list(`?brand=${other.id}`)).map(({ domainId }) => domainId)).toEqual([two.id]);
    expect(await list(`?domain=${one.id}&brand=${other.id}`)).toEqual([]);
  });

  it('is read page by page without missing a row, however many were recorded in one moment', async () => {
    const brand = new Types.ObjectId();
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    const row = (second: number): NewTransition => aTransition({ brand, at: at(second), recordedAt: at(second) });
    const moments = [1, 2, 2, 2, 2, 3, 3, 4];
    await rows().insertMany(moments.map(row));
    const sizes: number[] = [];
    const seen = new Set<string>();
    for (let before = ''; ;) {
      const page = await list(`?brand=${brand.toHexString()}&limit=2${before}`);
      if (page.length === 0) break;
      sizes.push(page.length);
      page.forEach(({ id }) => seen.add(id));
      before = `&before=${page.at(-1)?.recordedAt}`;
    }
    expect(seen.size).toBe(moments.length);
    expect(sizes).toEqual([3, 4, 1]);
    const since = await list(`?brand=${brand.toHexString()}&since=${at(3).toISOString()}`);
    expect(since.map(({ recordedAt }) => recordedAt)).toEqual([4, 3, 3].map((second) => at(second).toISOString()));
  });

  it.each(['since=now', 'since=2026-W10', 'before[$gt]=x', 'domain=x', 'brand=%24ne', 'limit=501', 'limit=0'])(
    'is refused when asked for by %s',
    async (query) => expect((await admin.get(`/api/transitions?${query}`)).status).toBe(400),
  );

  it('is kept as long as HISTORY_DAYS says, also after that was changed', async () => {
    const retention = async () =>
      (await rows().collection.indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
    expect(await retention()).toMatchObject([{ key: { recordedAt: 1 }, expireAfterSeconds: 7 * 86_400 }]);
    const again = await startApi({ MONGODB_URI: api.uri, HISTORY_DAYS: '30' });
    await again.stop();
    expect(await retention()).toMatchObject([{ key: { recordedAt: 1 }, expireAfterSeconds: 30 * 86_400 }]);
  });
});
