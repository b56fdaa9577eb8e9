import type { DomainHistoryDto, TransitionDetailDto, TransitionDto, TransitionPageDto } from '@nawala/contracts';
import { getModelToken } from '@nestjs/mongoose';
import { type Model, Types } from 'mongoose';
import type { HistoryRow } from '../src/domains/history-row';
import { TransitionRecord } from '../src/transitions/transition.schema';
import { aTransition } from './support/a-transition';
import { addBrand, addDomain, report } from './support/catalogue';
import { eventually } from './support/eventually';
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

  const page = async (query = '') => (await admin.get<TransitionPageDto>(`/api/transitions${query}`)).body;
  const list = async (query = '') => (await page(query)).items;
  const rows = () => api.app.get<Model<TransitionRecord>>(getModelToken(TransitionRecord.name));
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

  it('is told newest first, with what it did to the verdict of the whole', async () => {
    const brand = await addBrand(admin);
    const { id, domain } = await addDomain(admin, { brandId: brand.id });
    const { body } = await report(api.stranger, id, 'blocked', {
      vantage: 'telkom',
      reason: 'a block page',
      reasonCode: 'known.http-body',
      reasonParams: { seen: 'Internet Positif' },
      confirmed: true,
    });
    await report(api.stranger, id, 'accessible', { vantage: 'xl', method: 'http', evidence: { status: 200 } });
    const common = {
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      domainId: id,
      domain,
      displayName: domain,
      brandId: brand.id,
    };
    const times = { at: expect.any(String), recordedAt: expect.any(String) };
    const all = await list();
    expect(all).toEqual([
      {
        ...common,
        ...times,
        kind: 'vantage',
        scanId: expect.stringMatching(/^scan_/),
        vantage: 'xl',
        from: 'unknown',
        to: 'tidak ada',
        nawala: { from: 'ada', to: 'ada' },
        seq: 2 * 65_536,
        method: 'http',
        reason: null,
        reasonCode: null,
        reasonParams: null,
        confirmed: false,
        hasEvidence: true,
      },
      {
        ...common,
        ...times,
        kind: 'verdict',
        scanId: body.data.nawala.blockedId,
        vantage: 'telkom',
        from: 'unknown',
        to: 'ada',
        nawala: { from: 'unknown', to: 'ada' },
        seq: 65_536,
        method: null,
        reason: 'a block page',
        reasonCode: 'known.http-body',
        reasonParams: { seen: 'Internet Positif' },
        confirmed: true,
        hasEvidence: false,
      },
    ]);
    const one = (row: TransitionDto | undefined) => admin.get<TransitionDetailDto>(`/api/transitions/${row?.id}`);
    expect((await one(all[0])).body).toEqual({ ...all[0], evidence: { status: 200 } });
    expect((await one(all[1])).body).toEqual({ ...all[1], evidence: null });
    expect(await admin.get(`/api/transitions/${brand.id}`)).toMatchObject({
      status: 404,
      body: { code: 'TRANSITION_NOT_FOUND' },
    });
  });

  it('is found by domain, brand, vantage, kind, and by what it led to', async () => {
    const [brand, other] = [await addBrand(admin), await addBrand(admin)];
    const [one, two] = [await addDomain(admin, { brandId: brand.id }), await addDomain(admin, { brandId: other.id })];
    for (const { id } of [one, two]) await report(api.stranger, id, 'blocked');
    await report(api.stranger, two.id, 'accessible', { vantage: 'xl' });
    await report(api.stranger, two.id, 'accessible');
    expect((await list(`?domain=${one.id}`)).map(({ domainId }) => domainId)).toEqual([one.id]);
    const found = async (query: string) =>
      (await list(`?brand=${other.id}&${query}`)).map(({ vantage, to, nawala }) => `${vantage} ${to} ${nawala.to}`);
    const [unblocked, quiet, blocked] = ['default tidak ada tidak ada', 'xl tidak ada ada', 'default ada ada'];
    expect(await found('')).toEqual([unblocked, quiet, blocked]);
    expect(await found('vantage=xl')).toEqual([quiet]);
    expect(await found('verdicts=true')).toEqual([unblocked, blocked]);
    expect(await found('verdicts=false')).toEqual([unblocked, quiet, blocked]);
    expect(await found('kind=vantage')).toEqual([quiet]);
    expect(await found('kind=verdict&kind=vantage')).toEqual([unblocked, quiet, blocked]);
    expect(await found('kind=edit&kind=vantage')).toEqual([quiet, ' unknown unknown']);
    expect(await found('to=tidak-ada')).toEqual([unblocked, quiet]);
    expect(await found('verdicts=true&to=ada')).toEqual([blocked]);
    expect(await page('?kind=vantage&verdicts=true')).toEqual({ items: [], next: null });
    expect(await list(`?domain=${one.id}&brand=${other.id}`)).toEqual([]);
  });

  it('is read page by page without missing a row, however many were recorded in one moment', async () => {
    const brand = new Types.ObjectId();
    const row = (second: number, seq: number): HistoryRow =>
      aTransition({ brand, at: at(second), recordedAt: at(second), seq });
    const moments = [1, 2, 2, 2, 2, 3, 3, 4];
    // Half of them share moment and number, as rows of different domains do.
    await rows().insertMany(moments.map((second, index) => row(second, index >> 1)));
    const query = `?brand=${brand.toHexString()}`;
    const seen: TransitionDto[] = [];
    const sizes: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const answer: TransitionPageDto = await page(`${query}&limit=3${next && `&before=${next}`}`);
      sizes.push(answer.items.length);
      seen.push(...answer.items);
      next = answer.next;
    }
    expect(sizes).toEqual([3, 3, 2]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(moments.length);
    expect(seen).toEqual(await list(query));
    const seconds = (found: TransitionDto[]) => found.map(({ recordedAt }) => new Date(recordedAt).getUTCSeconds());
    expect(seconds(await list(`${query}&since=${at(3).toISOString()}`))).toEqual([4, 3, 3]);
    expect(seconds(await list(`${query}&until=${at(2).toISOString()}`))).toEqual([1]);
    expect(seconds(await list(`${query}&before=${at(3).toISOString()}`))).toEqual([2, 2, 2, 2, 1]);
  });

  it('comes fifty rows at a time unless more are asked for', async () => {
    const brand = new Types.ObjectId();
    await rows().insertMany(Array.from({ length: 51 }, (_, n) => aTransition({ brand, recordedAt: at(n) })));
    const { items, next } = await page(`?brand=${brand.toHexString()}`);
    expect(items).toHaveLength(50);
    expect(next).not.toBeNull();
    expect((await page(`?brand=${brand.toHexString()}&limit=51`)).next).toBeNull();
    expect((await page(`?brand=${brand.toHexString()}&limit=1`)).items).toHaveLength(1);
  });

  it('begins with what is true, however often a bulk turned a domain around', async () => {
    const { id: brandId } = await addBrand(admin);
    const { id } = await addDomain(admin, { brandId });
    const statuses = Array.from({ length: 21 }, (_, n) => (n % 2 === 0 ? 'blocked' : 'accessible'));
    const updates = statuses.map((status) => ({ id, scanResult: { status } }));
    expect((await api.stranger.post('/api/urls/bulk-update', { updates })).status).toBe(200);
    const found = await list(`?domain=${id}`);
    expect(found.map(({ nawala }) => nawala.to)).toEqual(
      statuses.map((status) => (status === 'blocked' ? 'ada' : 'tidak ada')).reverse(),
    );
    expect(found.map(({ seq }) => seq)).toEqual([...found.map(({ seq }) => seq)].sort((a, b) => b - a));
    const history = (await admin.get<DomainHistoryDto>(`/api/domains/${id}/history?limit=1`)).body;
    expect(history.transitions).toEqual([found[0]]);
    const rest = (await admin.get<DomainHistoryDto>(`/api/domains/${id}/history?before=${history.next}`)).body;
    expect(rest.transitions).toEqual(found.slice(1));
    expect(rest.next).toBeNull();
  });

  it.each([
    'since=now',
    'since=2026-W10',
    'since=2026-01-01T00:00:00',
    'until=2026-01-01',
    'before[$gt]=x',
    'before=7.8.9',
    'before=99999999999999999.0.0123456789abcdef01234567',
    'domain=x',
    'brand=%24ne',
    'vantage=A',
    'kind=all',
    'verdicts=1',
    'to=tidak%20ada',
    'limit=501',
    'limit=0',
  ])('is refused when asked for by %s', async (query) =>
    expect((await admin.get(`/api/transitions?${query}`)).status).toBe(400),
  );

  it('is kept as long as HISTORY_DAYS says, also after that was changed', async () => {
    const retention = async () =>
      (await rows().collection.indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
    expect(await retention()).toMatchObject([{ key: { recordedAt: 1 }, expireAfterSeconds: 7 * 86_400 }]);
    const again = await startApi({ MONGODB_URI: api.uri, HISTORY_DAYS: '30' });
    await again.stop();
    expect(await retention()).toMatchObject([{ key: { recordedAt: 1 }, expireAfterSeconds: 30 * 86_400 }]);
  });

  it('gets kind and number when it was recorded before there were any', async () => {
    const [verdict, vantage] = [aTransition(), aTransition({ nawala: { from: 'ada', to: 'ada' } })];
    const former = [verdict, vantage].map(({ kind: _kind, seq: _seq, ...row }) => row);
    await rows().collection.insertMany(former as HistoryRow[]);
    const again = await startApi({ MONGODB_URI: api.uri, HISTORY_DAYS: '7' });
    await again.stop();
    const kindOf = async ({ _id }: HistoryRow) => (await rows().findById(_id).lean().exec()) ?? {};
    expect(await kindOf(verdict)).toMatchObject({ kind: 'verdict', seq: 0 });
    expect(await kindOf(vantage)).toMatchObject({ kind: 'vantage', seq: 0 });
  });

  it('is forgotten with age, also by a domain that nobody reports on any more', async () => {
    const brand = await addBrand(admin);
    const { id } = await addDomain(admin, { brandId: brand.id });
    await report(api.stranger, id, 'blocked');
    const history = async () => (await admin.get<DomainHistoryDto>(`/api/domains/${id}/history`)).body.transitions;
    expect(await history()).toHaveLength(1);
    const old = new Date(Date.now() - 8 * 86_400_000);
    const domain = { _id: new Types.ObjectId(id) };
    await eventually(
      () => rows().countDocuments({ domain: domain._id }),
      (stored) => stored === 2,
    );
    await rows().deleteMany({ domain: domain._id });
    const domains = api.db.collection('domains');
    const held = await domains.findOne(domain);
    const aged = (held?.['pendingTransitions'] as HistoryRow[]).map((row) => ({ ...row, recordedAt: old }));
    await domains.updateOne(domain, { $set: { pendingTransitions: aged } });
    expect(aged).toHaveLength(1);
    expect(await history()).toEqual([]);
  });
});
