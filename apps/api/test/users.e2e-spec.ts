import type { ProblemDto, UserDto } from '@nawala/contracts';
import { UsersService } from '../src/users/users.service';
import { NO_SUCH_ID } from './support/routes';
import { startApi, type TestApi } from './support/start-api';
import { createUser, PASSWORD, signInAs, type SignedInClient } from './support/users';

const aUserBody = (email: string) => ({ email, name: 'Rina A.', password: PASSWORD, role: 'user' });

describe('Users', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  it('are created, read, changed and deleted by admins', async () => {
    const made = await admin.post<UserDto>('/api/users', aUserBody('Rina@Example.com'));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      email: 'rina@example.com',
      active: true,
      createdBy: admin.user.id,
      lastLoginAt: null,
    });
    const path = `/api/users/${made.body.id}`;
    expect((await admin.get(path)).body).toEqual(made.body);
    const changed = await admin.patch<UserDto>(path, { name: 'Rina B.', role: 'admin' });
    expect(changed.body).toMatchObject({ email: 'rina@example.com', name: 'Rina B.', role: 'admin' });
    expect((await admin.delete(path)).status).toBe(204);
    expect((await admin.get<ProblemDto>(path)).body.code).toBe('USER_NOT_FOUND');
  });

  it('are listed by name', async () => {
    const { body } = await admin.get<UserDto[]>('/api/users');
    const names = body.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(1);
  });

  it('have one e-mail address each, also when ten ask for it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        admin.post<ProblemDto>('/api/users', aUserBody(n % 2 ? 'Twin@example.com' : 'twin@EXAMPLE.com')),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('EMAIL_TAKEN');
    const { id } = await createUser(api.app, 'user');
    expect((await admin.patch<ProblemDto>(`/api/users/${id}`, { email: 'TWIN@example.com' })).body.code).toBe(
      'EMAIL_TAKEN',
    );
  });

  it('are one and the same however their address is typed, so that nobody passes for somebody else', async () => {
    const { email } = await createUser(api.app, 'user');
    for (const lookalike of [email.replace('@', '\u200b@'), `\u202e${email}`, email.replace('-', '\u00ad-')])
      expect((await admin.post<ProblemDto>('/api/users', aUserBody(lookalike))).body.code).toBe('EMAIL_TAKEN');
    expect((await signInAs(api.url, ` ${email.replace('@', '\ufeff@')}`, PASSWORD)).user.email).toBe(email);
  });

  it.each([['GET'], ['PATCH'], ['DELETE']] as const)(
    'answer %s with 404 for an unknown id and 400 for a malformed one',
    async (method) => {
      const body = method === 'PATCH' ? { name: 'X' } : undefined;
      expect((await admin.request(method, `/api/users/${NO_SUCH_ID}`, body)).status).toBe(404);
      const malformed = await admin.request<ProblemDto>(method, '/api/users/1', body);
      expect(malformed).toMatchObject({ status: 400, body: { errors: [{ path: 'id' }] } });
    },
  );

  it('cannot delete, demote or deactivate themselves', async () => {
    const path = `/api/users/${admin.user.id}`;
    const answers = await Promise.all([
      admin.delete<ProblemDto>(path),
      admin.patch<ProblemDto>(path, { role: 'user' }),
      admin.patch<ProblemDto>(path, { active: false }),
    ]);
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'SELF_CHANGE']);
    expect((await admin.patch(path, { name: 'Still here', role: 'admin', active: true })).status).toBe(200);
  });

  it('cannot set their own password here, where nobody asks for the current one', async () => {
    const { status, body } = await admin.patch<ProblemDto>(`/api/users/${admin.user.id}`, { password: 'taken over!!' });
    expect(status).toBe(400);
    expect(body.errors?.map(({ path }) => path)).toEqual(['password']);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
  });

  it('keep their sessions when only their name or address changes', async () => {
    const client = await api.signedIn('user');
    await admin.patch(`/api/users/${client.user.id}`, { name: 'New name', email: 'new-address@example.com' });
    expect((await client.get<UserDto>('/api/auth/me')).body).toMatchObject({
      name: 'New name',
      email: 'new-address@example.com',
    });
  });
});

describe('The last admin', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api?.stop());

  const firstAdmin = () => signInAs(api.url, 'admin@example.com', 'first admin password');
  const activeAdmins = () => api.db.collection('users').countDocuments({ role: 'admin', active: true });

  it.each([
    ['deactivate', (by: SignedInClient, id: string) => by.patch<ProblemDto>(`/api/users/${id}`, { active: false })],
    ['demote', (by: SignedInClient, id: string) => by.patch<ProblemDto>(`/api/users/${id}`, { role: 'user' })],
    ['delete', (by: SignedInClient, id: string) => by.delete<ProblemDto>(`/api/users/${id}`)],
  ])('stays when two admins %s each other at the same moment', async (_, strike) => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = await Promise.all([firstAdmin(), api.signedIn('admin')]);
      const answers = await Promise.all([strike(one, other.user.id), strike(other, one.user.id)]);
      expect(await activeAdmins()).toBe(1);
      const [refused] = answers.filter(({ status }) => status >= 400);
      // The slower one is told that nobody would be left, or has lost its own access already.
      expect(['LAST_ADMIN', 'UNAUTHENTICATED', 'FORBIDDEN']).toContain(refused?.body.code);
      await restoreFirstAdmin();
    }
  });

  it('can be replaced: promote somebody, then go', async () => {
    const first = await firstAdmin();
    const { id, email } = await createUser(api.app, 'user');
    expect((await first.patch(`/api/users/${id}`, { role: 'admin' })).status).toBe(200);
    const next = await signInAs(api.url, email, PASSWORD);
    expect((await next.delete(`/api/users/${first.user.id}`)).status).toBe(204);
    expect(await activeAdmins()).toBe(1);
  });

  it('stays an admin when the change that would have demoted somebody else fails', async () => {
    const admin = await api.signedIn('admin');
    const other = await createUser(api.app, 'admin');
    const taken = await createUser(api.app, 'user');
    const failed = await admin.patch(`/api/users/${other.id}`, { role: 'user', email: taken.email });
    expect(failed.status).toBe(409);
    expect((await admin.delete(`/api/users/${other.id}`)).status).toBe(204);
  });

  /** Back to one active admin, the first one, whatever the round did to it. */
  async function restoreFirstAdmin(): Promise<void> {
    const users = api.app.get(UsersService);
    const all = await users.list();
    const actor = { id: '', name: '', role: 'admin', sessionId: '' } as const;
    const first = all.find(({ email }) => email === 'admin@example.com');
    if (!first)
      await users.create(null, {
        email: 'admin@example.com',
        name: 'Admin',
        password: 'first admin password',
        role: 'admin',
      });
    else await users.update(actor, first.id, { role: 'admin', active: true });
    for (const { id, role, email, active } of all) {
      if (role === 'admin' && active && email !== 'admin@example.com') await users.remove(actor, id);
    }
  }
});
