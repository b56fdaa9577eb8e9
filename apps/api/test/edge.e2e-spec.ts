import type { DomainDto, Page, StatsDto } from '@nawala/contracts';
import { startEmbeddedMongo, type EmbeddedMongo } from '@nawala/embedded-mongo';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, createConnection, Types } from 'mongoose';
import { type ApiProcess, type ApiProgram, buildApi } from './support/api-process';
import { addBrand, addDomain } from './support/catalogue';
import { clientOf } from './support/client';
import { type Edge, startEdge } from './support/edge';
import { eventually } from './support/eventually';
import { type Dashboard, openDashboard } from './support/dashboard';
import { freePort, startRedis, type TestRedis } from './support/redis';
import { signInAs, type SignedInClient } from './support/users';

const DOMAINS = 12;
const REPORTERS = 4;
const DASHBOARDS = 4;
/** Between two reports of one reporter: a rolling restart is about what happens meanwhile, not about speed. */
const PACE_MS = 10;

describe('nginx in front of two API processes, with Redis and one database', () => {
  let program: ApiProgram;
  let database: EmbeddedMongo;
  let connection: Connection;
  let redis: TestRedis;
  let files: Server;
  let edge: Edge;
  let admin: SignedInClient;
  let domains: DomainDto[];
  const ports: number[] = [];
  const running: ApiProcess[] = [];
  const dashboards: Dashboard[] = [];

  const startOn = async (index: number): Promise<void> => {
    const started = program.fork({
      PORT: String(ports[index]),
      MONGODB_URI: database.uri,
      REDIS_URL: redis.url,
      NODE_ENV: 'production',
      JWT_SECRET: 'a secret that only the tests know, 32+',
      ADMIN_PASSWORD: 'first admin password',
      API_RATE_LIMIT: '0',
      CHECKER_RATE_LIMIT: '0',
      TRUST_PROXY: '1',
    });
    running[index] = started;
    const direct = clientOf(await started.url);
    await eventually(
      () => direct.get('/health/ready'),
      ({ status }) => status === 200,
    );
  };
  const stop = async (index: number): Promise<void> => {
    running[index]?.child.kill('SIGTERM');
    await running[index]?.exit;
  };

  beforeAll(async () => {
    [program, database, redis] = await Promise.all([
      buildApi(),
      startEmbeddedMongo({ inMemory: true }, { port: 0 }),
      startRedis(),
    ]);
    ports.push(await freePort(), await freePort());
    await startOn(0);
    await startOn(1);
    files = createServer((asked, answer) => answer.setHeader('Cache-Control', 'no-cache').end(`page for ${asked.url}`));
    await new Promise<void>((listening) => files.listen(0, '127.0.0.1', listening));
    const dashboard = (files.address() as AddressInfo).port;
    edge = await startEdge({ 'api-1': ports[0] ?? 0, 'api-2': ports[1] ?? 0, dashboard });
    connection = await createConnection(database.uri, { dbName: 'nawala' }).asPromise();
    admin = await signInAs(`http://127.0.0.1:${ports[0]}`, 'admin@example.com', 'first admin password');
    const brand = await addBrand(admin);
    domains = await Promise.all(Array.from({ length: DOMAINS }, () => addDomain(admin, { brandId: brand.id })));
  }, 60_000);
  afterAll(async () => {
    for (const dashboard of dashboards) dashboard.close();
    await connection?.close();
    await edge?.stop();
    files?.close();
    await Promise.all([stop(0), stop(1)]);
    await Promise.all([database?.stop(), redis?.kill(), program?.remove()]);
  });

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
    expect(page.headers['strict-transport-security']).toMatch(/max-age/);
  });

  it('does not believe what a client says about its address', async () => {
    const guess = (n: number) =>
      fetch(`http://127.0.0.1:${ports[0]}/metrics`, { headers: { 'x-forwarded-for': `127.0.0.${n}` } });
    expect((await guess(1)).status).toBe(403);
  });

  it('ends, hammered at both processes at once, in a state that some serial order gives', async () => {
    const brand = await addBrand(admin);
    const ids = await Promise.all([1, 2].map(async () => (await addDomain(admin, { brandId: brand.id })).id));
    const doors = await Promise.all(running.map(async ({ url }) => clientOf(await url)));
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
    for (const id of ids) {
      const rows = await connection
        .collection('transitions')
        .find({ domain: new Types.ObjectId(id) })
        .toArray();
      const count = (from: string, to: string) => rows.filter((row) => row['from'] === from && row['to'] === to).length;
      const firsts = count('unknown', 'ada') + count('unknown', 'tidak ada');
      expect([firsts, count('ada', 'tidak ada') + count('tidak ada', 'ada')]).toEqual([1, rows.length - 1]);
      const balance = count('unknown', 'ada') + count('tidak ada', 'ada') - count('ada', 'tidak ada');
      const { body } = await admin.get<DomainDto>(`/api/domains/${id}`);
      expect(balance).toBe(body.nawala.status === 'ada' ? 1 : 0);
      expect(rows.length).toBeGreaterThan(1);
    }
    const stats = await Promise.all(
      ports.map(
        async (port) => (await clientOf(`http://127.0.0.1:${port}`, admin.token).get<StatsDto>('/api/stats')).body,
      ),
    );
    expect(stats[0]?.domains).toEqual(stats[1]?.domains);
  });

  it('restarts both, one after the other, under load: nothing acknowledged is lost and every dashboard converges', async () => {
    for (let n = 0; n < DASHBOARDS; n += 1) dashboards.push(await openDashboard(edge, admin.token));
    const acknowledged = new Map<string, string>();
    const refused: number[] = [];
    let restarting = true;

    /** One reporter owns its domains, and sends a report again until it is acknowledged. */
    const reporter = async (number: number): Promise<void> => {
      const own = domains.filter((_, index) => index % REPORTERS === number);
      for (let round = 0; restarting; round += 1) {
        for (const { id } of own) {
          const scanResult = { status: round % 2 ? 'accessible' : 'blocked', reason: `round ${round}` };
          for (let isRecorded = false; !isRecorded; await pause(PACE_MS)) {
            const answer = await edge
              .ask('POST', '/api/urls/update', { body: { id, scanResult } })
              .catch(() => ({ status: 0, body: '' }));
            isRecorded = answer.status === 200;
            if (!isRecorded) refused.push(answer.status);
            else
              acknowledged.set(
                id,
                (JSON.parse(answer.body) as { data: { nawala: { blockedId: string } } }).data.nawala.blockedId,
              );
          }
        }
      }
    };
    const load = Promise.all(Array.from({ length: REPORTERS }, (_, number) => reporter(number)));
    for (const index of [0, 1]) {
      await stop(index);
      expect(await running[index]?.exit).toBe(0);
      await startOn(index);
    }
    restarting = false;
    await load;

    // nginx leaves an instance that failed alone for some seconds: it may still hold both for down.
    const { body } = await eventually(
      () => edge.ask('GET', `/api/domains?limit=200`, { token: admin.token }),
      ({ status }) => status === 200,
    );
    const truth = new Map((JSON.parse(body) as Page<DomainDto>).items.map(({ id, nawala }) => [id, nawala]));
    for (const { id } of domains) expect(truth.get(id)?.blockedId).toBe(acknowledged.get(id));
    // History: one unbroken chain for each domain, which ends where the domain is now.
    const rows = await connection.collection('transitions').find().sort({ recordedAt: 1, _id: 1 }).toArray();
    for (const { id } of domains) {
      const chain = rows.filter((row) => String(row['domain']) === id);
      chain.forEach((row, n) => expect(row['from']).toBe(n === 0 ? 'unknown' : chain[n - 1]?.['to']));
      expect(chain.at(-1)?.['to']).toBe(truth.get(id)?.status);
    }
    const wanted = JSON.stringify([...truth].map(([id, { blockedId }]) => [id, blockedId]).sort());
    for (const dashboard of dashboards)
      await eventually(
        async () => dashboard.shows(),
        (shown) => shown === wanted,
      );
    expect(refused.filter((status) => ![0, 502, 503, 504].includes(status))).toEqual([]);
  }, 90_000);
});
