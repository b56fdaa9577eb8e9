import type { CheckStartedDto, DomainDto, VantageLabelDto } from '@nawala/contracts';
import { type EmbeddedMongo, startEmbeddedMongo } from '@nawala/embedded-mongo';
import { type Connection, createConnection, Types } from 'mongoose';
import { unmeasured } from '../src/domains/domain-fields';
import { rankOf } from '../src/domains/nawala-rank';
import { type ApiProcess, type ApiProgram, buildApi } from './support/api-process';
import { addKey, connectAgent } from './support/agent';
import { addBrand, addDomain, report } from './support/catalogue';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { openGate, type TcpGate } from './support/tcp-gate';
import { signInAs } from './support/users';

describe('An instance that is killed', () => {
  let program: ApiProgram;
  let database: EmbeddedMongo;
  let gate: TcpGate;
  let connection: Connection;
  let running: ApiProcess | undefined;

  beforeAll(async () => {
    [program, database] = await Promise.all([buildApi(), startEmbeddedMongo({ inMemory: true }, { port: 0 })]);
    gate = await openGate({ host: '127.0.0.1', port: Number(new URL(database.uri).port) });
    connection = await createConnection(database.uri, { dbName: 'nawala' }).asPromise();
  });
  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.exit;
    await connection?.collection('domains').deleteMany({});
  });
  afterAll(async () => {
    await connection?.close();
    await gate?.close();
    await Promise.all([database?.stop(), program?.remove()]);
  });

  const start = async (): Promise<string> => {
    running = program.fork({
      MONGODB_URI: `mongodb://127.0.0.1:${gate.port}/nawala?directConnection=true`,
      JWT_SECRET: 'a secret that only the tests know, 32+',
      ADMIN_PASSWORD: 'first admin password',
    });
    const url = await running.url;
    await eventually(
      () => clientOf(url).get('/health/ready'),
      ({ status }) => status === 200,
    );
    return url;
  };
  const pending = () => connection.collection('domains').countDocuments({ 'pendingTransitions.scanId': { $gte: '' } });
  const history = () => connection.collection('transitions').find({ kind: 'verdict' }).toArray();

  it('between a verdict and its history has acknowledged both: the next start writes the history, and a report that is sent again adds none', async () => {
    const before = await start();
    const admin = await signInAs(before, 'admin@example.com', 'first admin password');
    const { id } = await addDomain(admin, { brandId: (await addBrand(admin)).id });
    gate.hold('insert', 'transitions');
    expect((await report(clientOf(before), id, 'blocked', { reason: 'seen once' })).status).toBe(200);
    await eventually(
      async () => gate.held(),
      (held) => held > 0,
    );
    running?.child.kill('SIGKILL');
    await running?.exit;
    gate.drop();
    expect([await pending(), await history()]).toEqual([1, []]);

    const after = await start();
    const [row, ...more] = await history();
    expect(row).toMatchObject({ from: 'unknown', to: 'ada', reason: 'seen once' });
    expect([more, await pending()]).toEqual([[], 0]);
    const again = await report(clientOf(after), id, 'blocked', { reason: 'seen again' });
    expect(again).toMatchObject({ status: 200, body: { data: { nawala: { status: 'ada', reason: 'seen again' } } } });
    expect(await history()).toEqual([row]);
    const { body } = await clientOf(after, admin.token).get<DomainDto>(`/api/domains/${id}`);
    expect(body.nawala.since).toBe((row?.['at'] as Date).toISOString());
  });

  it('in the middle of a check leaves what was seen, and the check ends with its time', async () => {
    const before = await start();
    const admin = await signInAs(before, 'admin@example.com', 'first admin password');
    const { secret } = await addKey(admin);
    const agent = await connectAgent(before, secret, { vantages: ['telkom', 'xl'] });
    const target = 'seen.example.com';
    const { id } = (await admin.post<CheckStartedDto>('/api/checks', { targets: [target] })).body;
    const [request] = await agent.isAsked();
    expect(await agent.answer(request!, { status: 'blocked' }, { vantage: 'telkom' })).toEqual({ ok: true });
    const checks = connection.collection('checks');
    await eventually(
      () => connection.collection('checkanswers').countDocuments(),
      (count) => count === 1,
    );
    running?.child.kill('SIGKILL');
    await running?.exit;
    agent.close();

    const url = await start();
    const after = clientOf(url, admin.token);
    const seen = { results: [{ target, vantage: 'telkom', status: 'blocked' }] };
    await checks.updateOne({ _id: new Types.ObjectId(id) }, { $set: { deadlineAt: new Date(Date.now() + 3_600_000) } });
    expect((await after.get(`/api/checks/${id}`)).body).toMatchObject({ ...seen, state: 'running' });
    await checks.updateOne({ _id: new Types.ObjectId(id) }, { $set: { deadlineAt: new Date() } });
    const missing = [{ target, vantage: 'xl' }];
    expect((await after.get(`/api/checks/${id}`)).body).toMatchObject({ ...seen, state: 'done', missing });
    // Nobody holds the pair any more: whoever asks again is not kept waiting for the one that died.
    const again = await connectAgent(url, secret, { vantages: ['xl'] });
    await eventually(
      () => after.post<CheckStartedDto>('/api/checks', { targets: [target] }),
      ({ status }) => status === 202,
    );
    await again.isAsked();
    again.close();
  });

  it('while it forgets a network is asked again, though that was silent for so long that its results alone tell of it', async () => {
    const before = await start();
    const admin = await signInAs(before, 'admin@example.com', 'first admin password');
    const brand = new Types.ObjectId((await addBrand(admin)).id);
    const since = new Date(Date.now() - 40 * 86_400_000);
    const seen = { status: 'ada', method: null, reason: null, confirmed: false, lastChecked: since, since };
    const domains = Array.from({ length: 450 }, (_, n) => ({
      ...unmeasured(),
      nawala: { ...unmeasured().nawala, status: 'ada', rank: rankOf('ada'), lastChecked: since, since },
      ...{ domain: `left-${n}.example.com`, brand, note: '', tags: [], active: true, version: 0, writeIds: [] },
      ...{ vantages: [{ vantage: 'long-gone', ...seen }], createdAt: since, updatedAt: since },
    }));
    await connection.collection('domains').insertMany(domains);
    const holding = () => connection.collection('domains').countDocuments({ 'vantages.vantage': 'long-gone' });
    const forget = (url: string) => clientOf(url, admin.token).delete('/api/vantages/long-gone');
    await eventually(
      () => clientOf(before, admin.token).get<VantageLabelDto[]>('/api/vantages'),
      ({ body }) => body.some(({ vantage }) => vantage === 'long-gone'),
    );
    gate.hold('update', 'domains', 1);
    const broken = forget(before).catch(() => undefined);
    await eventually(holding, (left) => left === 250);
    running?.child.kill('SIGKILL');
    await Promise.all([running?.exit, broken]);
    gate.drop();

    const after = await start();
    expect([await holding(), (await forget(after)).status, await holding()]).toEqual([250, 204, 0]);
    const rows = await eventually(
      () => connection.collection('transitions').find({ reasonCode: 'vantage.forgotten' }).toArray(),
      ({ length }) => length >= 450,
    );
    expect(new Set(rows.map(({ domain }) => String(domain))).size).toBe(450);
    expect(rows).toHaveLength(450);
    await eventually(
      () => forget(after),
      ({ status }) => status === 404,
    );
  });
});
