import type { DomainDto, Page, ProblemDto } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { addBrand, addDomain, report } from './support/catalogue';
import type { Answer } from './support/client';
import { eventually } from './support/eventually';
import { listenLive, type LiveClient } from './support/live-client';
import { startApi, type TestApi } from './support/start-api';
import { openTcpStore, type TcpStore } from './support/store';
import { openGate, type TcpGate } from './support/tcp-gate';
import { signInAs, type SignedInClient } from './support/users';

/** What may wait to be recorded, in reports. */
const ROOM = 10_000;
/** Ten of these fit and leave room for half of the eleventh. */
const PORTION = 950;

type Bulk = Answer<BulkUpdateResultDto & ProblemDto>;

describe('More reports than the database takes', () => {
  let store: TcpStore;
  let gate: TcpGate;
  let api: TestApi;
  let admin: SignedInClient;
  let dashboard: LiveClient;

  beforeAll(async () => {
    store = await openTcpStore();
    gate = await openGate(store);
    api = await startApi({
      MONGODB_URI: `mongodb://127.0.0.1:${gate.port}/${store.database}?directConnection=true`,
    });
    admin = await signInAs(api.url, 'admin@example.com', 'first admin password');
    dashboard = await listenLive(api.url, { token: admin.token, batch: true });
  });
  afterAll(async () => {
    dashboard?.close();
    gate?.release();
    await api?.stop();
    await gate?.close();
    await store?.stop();
  });

  const heard = () => dashboard.heard('domains:bulk-nawala-updated').reduce((sum, { count }) => sum + count, 0);

  function expectTurnedAway({ status, headers, body }: Answer<ProblemDto>): void {
    expect([status, body.code]).toEqual([503, 'NOT_READY']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('retry-after')).toBe('1');
  }

  it('are turned away whole, with the seconds to wait, and those that were taken are all recorded', async () => {
    const brand = await addBrand(admin);
    const domains = await Promise.all(Array.from({ length: 14 }, () => addDomain(admin, { brandId: brand.id })));
    const ids = domains.map(({ id }) => id);
    const [late = '', ...others] = ids;
    const answers = new Map<string, Bulk>();
    /** A request whose reports are all about one domain. */
    const send = async (id: string, size: number): Promise<Bulk> => {
      const updates = Array.from({ length: size }, () => ({ id, scanResult: { status: 'blocked' } }));
      const answer = await api.stranger.post<BulkUpdateResultDto & ProblemDto>('/api/urls/bulk-update', { updates });
      answers.set(id, answer);
      return answer;
    };

    gate.hold('update', 'domains');
    const sent = others.slice(0, 11).map((id) => send(id, PORTION));
    expectTurnedAway(await Promise.race(sent));
    // One of these two takes the last room.
    sent.push(...others.slice(11).map((id) => send(id, ROOM - 10 * PORTION)));
    await eventually(
      async () => answers.size,
      (count) => count === 2,
    );
    expectTurnedAway(await report(api.stranger, late, 'blocked'));
    expectTurnedAway(await send(late, 1));
    for (const answer of answers.values()) expectTurnedAway(answer);
    // Whoever only reads notices nothing.
    expect((await api.stranger.get('/health/ready')).status).toBe(200);
    const before = (await admin.get<Page<DomainDto>>('/api/domains')).body.items;
    expect(new Set(before.map(({ nawala }) => nawala.status))).toEqual(new Set(['unknown']));
    expect(heard()).toBe(0);

    const refused = new Set(answers.keys());
    gate.release();
    await Promise.all(sent);
    const taken = others.filter((id) => !refused.has(id));
    expect([taken.length, refused.size]).toEqual([11, 3]);
    for (const id of taken) {
      const { status, body } = answers.get(id)!;
      const size = others.indexOf(id) < 11 ? PORTION : ROOM - 10 * PORTION;
      expect([status, body.data]).toEqual([200, { success: size, failed: 0, errors: [] }]);
    }
    await eventually(
      async () => heard(),
      (count) => count >= ROOM,
    );
    expect(heard()).toBe(ROOM);

    const rows = await api.db.collection('domains').find().toArray();
    expect(new Map(rows.map((row) => [String(row._id), row['version'] as number]))).toEqual(
      new Map(ids.map((id) => [id, refused.has(id) ? 0 : 1])),
    );
    const history = await eventually(
      () => api.db.collection('transitions').find({ kind: 'verdict' }).toArray(),
      ({ length }) => length >= taken.length,
    );
    expect(history.map((row) => String(row['domain'])).sort()).toEqual([...taken].sort());

    expect((await send(late, 1)).body.data).toMatchObject({ success: 1 });
  });
});
