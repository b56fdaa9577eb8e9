import type { IncidentDto, IncidentPageDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import type { IncidentEvent, VantageEvent } from '../src/incidents/incident-events';
import { IncidentListeners } from '../src/incidents/incident-listeners';
import { addBrand, addDomain, report } from './support/catalogue';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import { openStore, type TestStore } from './support/store';

const DAY_MS = 86_400_000;

/** A verdict that no history tells of. */
async function tamper({ db }: TestApi, { id }: { id: string }, change: object): Promise<void> {
  const domains = db.collection('domains');
  const _id = new Types.ObjectId(id);
  const found = await domains.findOne({ _id });
  const nawala = { ...(found?.['nawala'] as object), ...change };
  await domains.updateOne({ _id }, { $set: { nawala }, $inc: { version: 1 } });
}

describe('What a start finds', () => {
  let store: TestStore;
  let api: TestApi | undefined;
  let told: IncidentEvent[];

  beforeEach(async () => {
    store = await openStore();
    told = [];
  });
  afterEach(async () => {
    await api?.stop();
    await store.stop();
  });

  const start = async () => {
    await api?.stop();
    api = await startApi({ MONGODB_URI: store.uri });
    api.app.get(IncidentListeners).register({
      onIncidentEvents: async (events) => void told.push(...events),
      onVantageEvents: async () => undefined,
      onMutesEnded: async () => undefined,
      deliveriesOf: async () => new Map(),
    });
    return api;
  };
  const incidents = async (): Promise<IncidentDto[]> =>
    (await (await api!.signedIn('user')).get<IncidentPageDto>('/api/incidents')).body.items;
  const become = (isSo: (all: IncidentDto[]) => boolean) => eventually(incidents, isSo);

  it('of blocks from before there were incidents becomes incidents that nobody is told of', async () => {
    const first = await start();
    const admin = await first.signedIn('admin');
    const domain = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    await report(first.stranger, domain.id, 'blocked', { vantage: 'telkom', reason: 'led astray' });
    await become((all) => all.length === 1);
    const since = new Date(Date.now() - DAY_MS);
    const { db } = first;
    await eventually(
      () => db.collection('transitions').countDocuments({ due: { $gt: new Date(0) } }),
      (due) => due === 0,
    );
    // As an earlier version left it.
    await first.stop();
    api = undefined;
    const before = await startApi({ MONGODB_URI: store.uri, PORT: '0' });
    for (const name of ['incidents', 'incident-marks']) await before.db.collection(name).deleteMany({});
    await tamper(before, domain, { since });
    await before.stop();
    told = [];

    await start();
    const [incident] = await become((all) => all.length === 1);
    expect(incident).toMatchObject({ domainId: domain.id, openedAt: since.toISOString(), state: 'open' });
    await report(api!.stranger, domain.id, 'accessible', { vantage: 'telkom' });
    await become(([one]) => one?.state === 'closed');
    await eventually(
      () => Promise.resolve(told.map(({ type }) => type)),
      (types) => types.includes('closed'),
    );
    expect(told.map(({ type }) => type)).toEqual(['closed']);
  });

  it('contradicting the verdicts that stand is mended', async () => {
    const first = await start();
    const admin = await first.signedIn('admin');
    const brandId = (await addBrand(admin)).id;
    const [gone, free, blocked] = await Promise.all([1, 2, 3].map(() => addDomain(admin, { brandId })));
    for (const { id } of [gone!, free!]) await report(first.stranger, id, 'blocked');
    await report(first.stranger, blocked!.id, 'accessible');
    await become((all) => all.length === 2);
    await first.db.collection('domains').deleteOne({ _id: new Types.ObjectId(gone!.id) });
    await tamper(first, free!, { status: 'tidak ada', rank: 2, since: new Date() });
    await tamper(first, blocked!, { status: 'ada', rank: 0, since: new Date() });

    await start();
    const all = await become((now) => now.length === 3 && now.filter(({ state }) => state === 'open').length === 1);
    const of = ({ id }: { id: string }) => all.find(({ domainId }) => domainId === id);
    expect(of(gone!)).toMatchObject({ state: 'closed', closedBecause: 'deleted' });
    expect(of(free!)).toMatchObject({ state: 'closed', closedBecause: null });
    expect(of(blocked!)).toMatchObject({ state: 'open' });
  });
});

describe('A vantage', () => {
  let api: TestApi;
  const heard: VantageEvent[] = [];

  beforeAll(async () => {
    api = await startApi({ STALE_AFTER: '1s' });
    api.app.get(IncidentListeners).register({
      onIncidentEvents: async () => undefined,
      onVantageEvents: async (events) => void heard.push(...events),
      onMutesEnded: async () => undefined,
      deliveriesOf: async () => new Map(),
    });
  });
  afterAll(() => api?.stop());

  it('that falls silent, comes back, or sees nothing any more is told of', async () => {
    const admin = await api.signedIn('admin');
    const { id } = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    const types = (of: string) => heard.filter(({ vantage }) => vantage === of).map(({ type }) => type);
    const until = (of: string, type: VantageEvent['type'], doing: () => Promise<unknown> = async () => undefined) =>
      eventually(
        async () => {
          await doing();
          return types(of);
        },
        (all) => all.includes(type),
      );
    await report(api.stranger, id, 'accessible', { vantage: 'telkom' });
    await until('telkom', 'checker-silent');
    await until('telkom', 'checker-back', () => report(api.stranger, id, 'accessible', { vantage: 'telkom' }));
    await until('xl', 'checker-blind', () => report(api.stranger, id, 'inconclusive', { vantage: 'xl' }));
    expect(types('telkom').slice(0, 2)).toEqual(['checker-silent', 'checker-back']);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(heard.length);
  }, 60_000);
});
