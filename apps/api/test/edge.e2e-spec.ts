import type { CheckerDto, DomainDto, Page, StatsDto } from '@nawala/contracts';
import { createHistogram } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { Types } from 'mongoose';
import { addKey, connectAgent } from './support/agent';
import { addBrand, addDomain, report } from './support/catalogue';
import { type Client, clientOf } from './support/client';
import { openDashboard } from './support/dashboard';
import type { Edge } from './support/edge';
import { eventually } from './support/eventually';
import { listenLive } from './support/live-client';
import { startReporters } from './support/reporters';
import { startTwoProcesses, type TwoProcesses } from './support/two-processes';
import type { SignedInClient } from './support/users';

const DOMAINS = 12;
const REPORTERS = 4;
const DASHBOARDS = 4;
/** Posted one after the other, and measured. */
const UPDATES = 200;

describe('nginx in front of two API processes, with Redis and one database', () => {
  let api: TwoProcesses;
  let edge: Edge;
  let admin: SignedInClient;
  let doors: Client[];
  const ends: (() => void)[] = [];

  beforeAll(async () => {
    api = await startTwoProcesses();
    ({ edge, admin } = api);
    doors = api.ports.map((port) => clientOf(`http://127.0.0.1:${port}`, admin.token));
  });
  afterEach(() => ends.splice(0).forEach((end) => end()));
  afterAll(() => api?.close());

  const historyOf = (id: string) =>
    api.connection
      .collection('transitions')
      .find({ domain: new Types.ObjectId(id), kind: { $ne: 'edit' } })
      .sort({ recordedAt: 1, _id: 1 })
      .toArray();

  it('serves everything from one origin over TLS, and keeps metrics to itself', async () => {
    const { token } = admin;
    expect(await edge.ask('GET', '/api/auth/me', { token })).toMatchObject({ status: 200 });
    expect((await edge.ask('GET', '/metrics')).status).toBe(403);
    expect((await edge.ask('GET', '/health/ready')).status).toBe(200);
    const plain = await fetch(`${edge.plainUrl}/domains?q=x`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')]).toEqual([308, 'https://127.0.0.1/domains?q=x']);
    const [page, hashed] = [await edge.ask('GET', '/domains'), await edge.ask('GET', '/chunk-AB12CD34.js')];
    expect([page.body, page.headers['cache-control']]).toEqual(['page for /domains', 'no-cache']);
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/domains', '/chunk-AB12CD34.js', '/api/auth/me', '/health/live'])
      expect((await edge.ask('GET', path, { token })).headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('does not believe what a client says about its address', async () => {
    const guess = (n: number) =>
      fetch(`http://127.0.0.1:${api.ports[0]}/metrics`, { headers: { 'x-forwarded-for': `127.0.0.${n}` } });
    expect((await guess(1)).status).toBe(403);
  });

  it('ends, hammered at both processes at once, in a state that some serial order gives', async () => {
    const brand = await addBrand(admin);
    const ids = await Promise.all([1, 2].map(async () => (await addDomain(admin, { brandId: brand.id })).id));
    const some = (n: number) => ({
      id: ids[n % ids.length],
      scanResult: { status: (n * 7) % 3 ? 'blocked' : 'accessible' },
    });
    const sent = Array.from({ length: 200 }, (_, n) => {
      const door = doors[n % 2];
      return n % 5
        ? door?.post('/api/urls/update', some(n))
        : door?.post('/api/urls/bulk-update', { updates: [some(n), some(n + 1), some(n + 3)] });
    });
    for (const answer of await Promise.all(sent)) expect(answer?.status).toBe(200);
    await api.historyIsMoved();
    for (const id of ids) {
      const rows = await historyOf(id);
      const count = (from: string, to: string) => rows.filter((row) => row['from'] === from && row['to'] === to).length;
      const firsts = count('unknown', 'ada') + count('unknown', 'tidak ada');
      expect([firsts, count('ada', 'tidak ada') + count('tidak ada', 'ada')]).toEqual([1, rows.length - 1]);
      const balance = count('unknown', 'ada') + count('tidak ada', 'ada') - count('ada', 'tidak ada');
      const { body } = await admin.get<DomainDto>(`/api/domains/${id}`);
      expect(balance).toBe(body.nawala.status === 'ada' ? 1 : 0);
      expect(rows.length).toBeGreaterThan(1);
    }
    await eventually(
      () => Promise.all(doors.map(async (door) => (await door.get<StatsDto>('/api/stats')).body.domains)),
      ([one, other]) => isDeepStrictEqual(one, other),
    );
  });

  it('brings what is posted to one instance to browsers on the other', async () => {
    const { id } = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    const addresses = await Promise.all(api.ports.map((port) => edge.addressServedBy(port)));
    const listen = (more: object) =>
      Promise.all(
        addresses.map((localAddress) =>
          listenLive(edge.url, { token: admin.token, ...more }, { ca: edge.ca, localAddress }),
        ),
      );
    const [each, batch] = [await listen({}), await listen({ batch: true })];
    ends.push(...[...each, ...batch].map(({ close }) => close));

    const microseconds = createHistogram();
    for (let update = 0; update < UPDATES; update += 1) {
      const [here, there] = update % 2 ? [0, 1] : [1, 0];
      const start = performance.now();
      const posted = report(doors[here]!, id, update % 4 < 2 ? 'blocked' : 'accessible', {
        reason: `update ${update}`,
      });
      await each[there]!.hears('domain:nawala-updated', update + 1);
      microseconds.record(Math.max(1, Math.round((performance.now() - start) * 1000)));
      expect((await posted).status).toBe(200);
    }
    const ms = (value: number) => `${(value / 1000).toFixed(1)} ms`;
    const [p50, p99] = [microseconds.percentile(50), microseconds.percentile(99)];
    process.stdout.write(
      `POST to one instance → event on the other, through nginx and Redis, ${UPDATES} updates: ` +
        `p50 ${ms(p50)}, p99 ${ms(p99)}, max ${ms(microseconds.max)}\n`,
    );
    const reasons = Array.from({ length: UPDATES }, (_, update) => `update ${update}`);
    for (const client of each) {
      const updates = await client.hears('domain:nawala-updated', UPDATES);
      expect(updates.map(({ nawala }) => nawala.reason)).toEqual(reasons);
    }
    for (const client of batch)
      await eventually(
        async () => client.heard('domains:bulk-nawala-updated').flatMap(({ updates }) => updates).length,
        (count) => count === UPDATES,
      );
  });

  it('brings what agents at both instances see to whoever asked, at either', async () => {
    const brand = await addBrand(admin);
    const domains = await Promise.all([1, 2].map(() => addDomain(admin, { brandId: brand.id })));
    const ids = domains.map(({ id }) => id);
    const addresses = await Promise.all(api.ports.map((port) => edge.addressServedBy(port)));
    const { secret } = await addKey(admin);
    const vantages = ['north', 'south'];
    const [agents, browsers] = await Promise.all([
      Promise.all(
        addresses.map((localAddress, n) =>
          connectAgent(edge.url, secret, { vantages: [vantages[n]!] }, { ca: edge.ca, localAddress }),
        ),
      ),
      Promise.all(
        addresses.map((localAddress) => listenLive(edge.url, { token: admin.token }, { ca: edge.ca, localAddress })),
      ),
    ]);
    ends.push(...[...agents, ...browsers].map(({ close }) => close));
    await eventually(
      () => doors[0]!.get<CheckerDto[]>('/api/checkers'),
      ({ body }) => body.filter(({ connected }) => connected).length === agents.length,
    );
    expect((await doors[0]!.post('/api/checks', { domainIds: ids, vantages })).status).toBe(202);
    for (const [n, agent] of agents.entries()) {
      const [request] = await agent.isAsked();
      for (const target of request!.targets)
        await agent.answer({ ...request!, targets: [target] }, { status: n === 0 ? 'blocked' : 'accessible' });
    }
    for (const browser of browsers) {
      const seen = (await browser.hears('check:result', 4)).map(({ vantage, status }) => `${vantage} ${status}`).sort();
      expect(seen).toEqual(['north blocked', 'north blocked', 'south accessible', 'south accessible']);
      expect((await browser.hears('check:done'))[0]?.missing).toEqual([]);
    }
  });

  it.each([
    ['restarted', 'SIGTERM', 0],
    ['killed and started again', 'SIGKILL', null],
  ] as const)(
    'loses nothing acknowledged when both are %s under load, one after the other, and every dashboard converges',
    async (_, signal, code) => {
      const brand = await addBrand(admin);
      const ids = await Promise.all(
        Array.from({ length: DOMAINS }, async () => (await addDomain(admin, { brandId: brand.id })).id),
      );
      const dashboards = await Promise.all(
        Array.from({ length: DASHBOARDS }, (_, n) => openDashboard(edge, admin.token, `127.0.0.${n + 1}`)),
      );
      const reporters = startReporters(edge, ids, REPORTERS);
      ends.push(...dashboards.map(({ close }) => close), reporters.abandon);
      const rounds = () => Math.min(...ids.map((id) => reporters.acknowledged.get(id)?.round ?? -1));
      const goOn = async (): Promise<void> => {
        const before = rounds();
        await eventually(
          async () => rounds(),
          (now) => now >= before + 3,
        );
      };
      for (const instance of [0, 1]) {
        await goOn();
        expect(await api.stop(instance, signal)).toBe(code);
        await api.start(instance);
      }
      await goOn();
      await reporters.stop();
      const { acknowledged, refusals } = reporters;
      expect(refusals.filter((status) => ![0, 503].includes(status))).toEqual([]);

      await api.historyIsMoved();
      const { body } = await edge.ask('GET', '/api/domains?limit=200', { token: admin.token });
      const truth = new Map((JSON.parse(body) as Page<DomainDto>).items.map(({ id, nawala }) => [id, nawala]));
      for (const id of ids) {
        const { round, ...sent } = acknowledged.get(id)!;
        const status = round % 2 ? 'tidak ada' : 'ada';
        expect(truth.get(id)).toMatchObject({ status, reason: `round ${round}`, ...sent });
        // Every round turned the domain around: history tells of each once, in order, however often it was sent.
        const turns = Array.from({ length: round + 1 }, (_, n) => ({
          from: n === 0 ? 'unknown' : n % 2 ? 'ada' : 'tidak ada',
          to: n % 2 ? 'tidak ada' : 'ada',
          reason: `round ${n}`,
        }));
        expect((await historyOf(id)).map(({ from, to, reason }) => ({ from, to, reason }))).toEqual(turns);
      }
      const wanted = JSON.stringify([...truth].map(([id, { blockedId }]) => [id, blockedId]).sort());
      for (const dashboard of dashboards)
        await eventually(
          async () => dashboard.shows(),
          (shown) => shown === wanted,
        );
    },
    90_000,
  );
});
