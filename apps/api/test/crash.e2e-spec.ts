import type { DomainDto } from '@nawala/contracts';
import { type EmbeddedMongo, startEmbeddedMongo } from '@nawala/embedded-mongo';
import { type Connection, createConnection } from 'mongoose';
import { type ApiProcess, type ApiProgram, buildApi } from './support/api-process';
import { addBrand, addDomain, report } from './support/catalogue';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { openGate, type TcpGate } from './support/tcp-gate';
import { signInAs } from './support/users';

describe('An instance that is killed between a verdict and its history', () => {
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
  afterAll(async () => {
    running?.child.kill('SIGKILL');
    await running?.exit;
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

  it('has acknowledged both: the next start writes the history, and a report that is sent again adds none', async () => {
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
});
