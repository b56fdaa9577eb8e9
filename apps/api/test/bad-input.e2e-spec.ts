import type { ProblemDto } from '@nawala/contracts';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startApi, type TestApi } from './support/start-api';
import { PASSWORD, type SignedInClient } from './support/users';

const good = { email: 'input@example.com', name: 'Rina', password: PASSWORD, role: 'user' };

describe('Bad input', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  const create = (body: unknown, headers?: Record<string, string>) =>
    admin.post<ProblemDto>('/api/users', body, headers);
  const pathsOf = ({ body }: { body: ProblemDto }) => body.errors?.map(({ path }) => path);

  it.each([
    ['cut off', '{"email": "a'],
    ['not JSON', 'email=a'],
    ['empty', ''],
    ['a poisoned prototype', '{"__proto__": {"role": "admin"}, "email": "a@example.com"}'],
  ])('is a body that is %s', async (_, body) => {
    const { status, headers, body: problem } = await create(body);
    expect([status, problem.code]).toEqual([400, 'INVALID_INPUT']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.stringify(problem)).not.toMatch(/SyntaxError|Unexpected token|\bat \/|node_modules/);
  });

  it.each([['[]'], ['null'], ['"text"'], ['7'], ['[{"email":"a@example.com"}]']])(
    'is a body that is %s, not an object',
    async (body) => {
      expect(await create(body)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    },
  );

  it('is an unknown field, and it is named', async () => {
    const answer = await create({ ...good, active: false, passwordHash: 'x' });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(expect.arrayContaining(['active', 'passwordHash']));
  });

  it('is a value of another type, named field by field', async () => {
    const answer = await create({ email: 7, name: ['Rina'], password: null, role: true });
    expect(answer.status).toBe(400);
    expect(new Set(pathsOf(answer))).toEqual(new Set(['email', 'name', 'password', 'role']));
  });

  it.each([
    ['email', { $ne: null }],
    ['password', { $gt: '' }],
    ['email', { $regex: '.*' }],
    ['email', ['admin@example.com']],
  ])('is an operator in place of a string: %s %j signs nobody in', async (field, operator) => {
    const login = { email: 'admin@example.com', password: 'first admin password', [field]: operator };
    const answer = await api.stranger.post<ProblemDto>('/api/auth/login', login);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toContain(field);
  });

  it.each([['%24ne'], ['000000000000000000000000%00'], ['{"$ne":null}'], ['..%2f..%2fetc']])(
    'is an id such as %s',
    async (id) => {
      expect(await admin.get(`/api/users/${id}`)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    },
  );

  it('is a form or plain text instead of JSON', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await create('email=a%40example.com', { 'content-type': type });
      expect([answer.status, answer.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
  });

  it('is more than 64 KiB, refused without reading 3 MB of it', async () => {
    for (const size of [65_537, 3 * 1024 * 1024]) {
      const answer = await create(JSON.stringify({ ...good, name: 'x'.repeat(size) }));
      expect([answer.status, answer.body.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    }
    expect((await create({ ...good, name: 'x'.repeat(60_000) })).status).toBe(400);
  });

  it('is more than 64 KiB in a small wrapping', async () => {
    const bomb = gzipSync(JSON.stringify({ ...good, name: 'x'.repeat(20 * 1024 * 1024) }));
    expect(bomb.length).toBeLessThan(65_536);
    const { status } = await fetch(`${api.url}/api/users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${admin.token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: bomb,
    });
    expect(status).toBe(413);
  });

  it('is an address that cannot be decoded, and one that leads nowhere', async () => {
    expect(await admin.get('/api/%ZZ')).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const nowhere = await admin.get<ProblemDto>('/api/nothing/here');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(nowhere.body.detail).not.toContain('/api/nothing');
  });

  it('is bytes that are not HTTP, and the server lives on', async () => {
    const { port } = new URL(api.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\x16\x03\x01 not http\r\n\r\n'));
      socket
        .on('close', () => resolve())
        .on('error', () => resolve())
        .resume();
    });
    expect((await api.stranger.get('/health/live')).status).toBe(200);
  });
});
