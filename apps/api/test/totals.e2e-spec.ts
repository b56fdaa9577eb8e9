import type { BrandDto, DomainDto, Page, StatsDto } from '@nawala/contracts';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Clock } from '../src/common/clock';
import { Domain } from '../src/domains/domain.schema';
import { addBrand, addDomain, report } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import { signInAs, type SignedInClient } from './support/users';

describe('Totals', () => {
  let api: TestApi;
  let second: TestApi;
  let admin: SignedInClient;
  /** The same person at the other instance. */
  let there: SignedInClient;
  let one: BrandDto;
  let two: BrandDto;
  let first: DomainDto;

  beforeAll(async () => {
    api = await startApi();
    second = await startApi({ MONGODB_URI: api.uri });
    admin = await api.signedIn('admin');
    there = await signInAs(second.url, 'admin@example.com', 'first admin password');
    [one, two] = [await addBrand(admin), await addBrand(admin)];
    first = await addDomain(admin, { brandId: one.id, tags: ['vip'] });
    for (let n = 0; n < 3; n += 1) await addDomain(admin, { brandId: one.id, tags: ['vip'] });
  });
  afterAll(async () => {
    await second?.stop();
    await api?.stop();
  });

  /** What both instances say: total, blocked, paused; domains of the first brand; totals of two lists. */
  const everywhere = () => Promise.all([admin, there].map(seenBy));
  const seenBy = async (client: SignedInClient) => {
    const { domains, brands } = (await client.get<StatsDto>('/api/stats')).body;
    const list = (query: string) => client.get<Page<DomainDto>>(`/api/domains?limit=1&${query}`);
    const ofOne = (await client.get<BrandDto[]>('/api/brands')).body.find(({ id }) => id === one.id);
    expect(brands.find(({ id }) => id === one.id)?.total).toBe(ofOne?.domainCount);
    expect(brands.find(({ id }) => id === one.id)?.ada).toBe(ofOne?.blockedCount);
    const [blocked, found] = [
      (await list('status=ada&page=9')).body.total,
      (await list('q=site&tag=vip&page=9')).body.total,
    ];
    return [domains.total, domains.ada, domains.paused, ofOne?.domainCount, blocked, found].join(' ');
  };
  const isNow = async (expected: string) => expect(await everywhere()).toEqual([expected, expected]);

  /** A verdict is answered before other instances are told that counts have changed. */
  const isSoon = (expected: string) =>
    eventually(
      () => everywhere().catch(() => []),
      (said) => said.length === 2 && said.every((each) => each === expected),
    );

  it('are exact on every instance right after every edit, and soon after a verdict', async () => {
    await isNow('4 0 0 4 0 4');
    await report(second.stranger, first.id, 'blocked');
    await isSoon('4 1 0 4 1 4');
    await admin.patch(`/api/domains/${first.id}`, { brandId: two.id });
    await isNow('4 1 0 3 1 4');
    await there.patch(`/api/domains/${first.id}`, { active: false });
    await isNow('4 0 1 3 1 4');
    await admin.patch(`/api/domains/${first.id}`, { tags: [] });
    await isNow('4 0 1 3 1 3');
    await there.delete(`/api/domains/${first.id}`);
    await isNow('3 0 0 3 0 3');
    await addDomain(admin, { brandId: one.id, tags: ['vip'] });
    await isNow('4 0 0 4 0 4');
  });

  it('cost nothing while nothing changes, and confirmations change nothing', async () => {
    const { body } = await admin.get<Page<DomainDto>>('/api/domains');
    const [id] = body.items.map((domain) => domain.id);
    await report(api.stranger, id ?? '', 'accessible');
    await everywhere();
    const counting = jest.spyOn(api.app.get<Model<Domain>>(getModelToken(Domain.name)), 'countDocuments');
    await report(api.stranger, id ?? '', 'accessible');
    await seenBy(admin);
    expect(counting).not.toHaveBeenCalled();
    counting.mockRestore();
  });

  it('mend themselves when a crash kept a change from being marked', async () => {
    const domains = api.app.get<Model<Domain>>(getModelToken(Domain.name));
    const total = async () => (await admin.get<StatsDto>('/api/stats')).body.domains.total;
    const before = await total();
    const { _id, ...copy } = await domains.findOne().lean().orFail().exec();
    await domains.collection.insertOne({ ...copy, domain: 'unmarked.example.com' } as never);
    const now = jest.spyOn(api.app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 61_000));
    expect(await total()).toBe(before + 1);
    now.mockRestore();
  });
});
