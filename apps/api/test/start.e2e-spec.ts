import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiProcess, type ApiProgram, buildApi } from './support/api-process';
import { clientOf } from './support/client';
import { listenLive } from './support/live-client';
import { signInAs } from './support/users';

describe('The API as a program', () => {
  let program: ApiProgram;
  let dataDir: string;
  const running: ApiProcess[] = [];

  beforeAll(async () => {
    program = await buildApi();
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nawala-spec-'));
  });
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.splice(0).map(({ exit }) => exit));
    await rm(dataDir, { recursive: true, force: true });
  });
  afterAll(() => program?.remove());

  const started = (process: ApiProcess): ApiProcess => {
    running.push(process);
    return process;
  };
  const run = (variables: Record<string, string> = {}) => started(program.run({ DATA_DIR: dataDir, ...variables }));
  const fork = (variables: Record<string, string> = {}) => started(program.fork({ DATA_DIR: dataDir, ...variables }));
  const lines = (text: string): string[] => text.split('\n').filter(Boolean);

  describe('does not start, and says why in one line each', () => {
    it('when variables are wrong', async () => {
      const { exit, errors } = run({
        PORT: 'http',
        CORS_ORIGINS: '*',
        JWT_SECRET: 'too short',
        STALE_AFTER: 'soon',
        TRUST_PROXY: 'true',
      });
      expect(await exit).toBe(1);
      expect(
        lines(errors())
          .map((line) => line.split(' ', 1)[0])
          .sort(),
      ).toEqual(['CORS_ORIGINS', 'JWT_SECRET', 'PORT', 'STALE_AFTER', 'TRUST_PROXY']);
      expect(errors()).not.toContain('too short');
    });

    it('when production has no secret of its own', async () => {
      const { exit, errors } = run({ NODE_ENV: 'production' });
      expect(await exit).toBe(1);
      expect(lines(errors())).toEqual([expect.stringMatching(/^JWT_SECRET .*32 characters/)]);
    });

    it('when the port is taken', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const { exit, errors } = run({ PORT: String(port) });
      expect(await exit).toBe(1);
      expect(lines(errors())).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is already in use`)]);
      other.close();
      // Nothing was begun: the first admin's password is still to be told.
      const next = run();
      await next.url;
      expect(next.output()).toContain('Password, shown only now');
    });

    it('when another process has the data folder', async () => {
      await run().url;
      const second = run();
      expect(await second.exit).toBe(1);
      expect(lines(second.errors())).toHaveLength(1);
      expect(second.errors()).toContain(dataDir);
    });
  });

  it('shows the first admin’s password once, keeps the secret to itself, and remembers sessions', async () => {
    const first = run();
    const url = await first.url;
    const [, email] = /^Admin: (\S+)$/m.exec(first.output()) ?? [];
    const [, password] = /^Password, shown only now: (\S{16,})$/m.exec(first.output()) ?? [];
    const { token } = await signInAs(url, email!, password!);
    expect((await stat(join(dataDir, 'jwt-secret'))).mode & 0o777).toBe(0o600);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);

    const second = run();
    expect((await clientOf(await second.url, token).get('/api/auth/me')).status).toBe(200);
    expect(second.output()).toContain(`Admin: ${email}`);
    expect(second.output()).not.toContain('Password');
  });

  it('tells a parent instead of printing, and goes when the parent goes', async () => {
    const api = fork({ ADMIN_EMAIL: 'boss@example.com' });
    const message = await api.message;
    expect(message).toEqual({
      type: 'ready',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      adminEmail: 'boss@example.com',
      adminPassword: expect.any(String) as string,
    });
    expect(api.output()).toBe('');
    api.child.disconnect();
    expect(await api.exit).toBe(0);
  });

  it('reads a large report in bulk, on a thread of its own', async () => {
    const report = { id: 'f'.repeat(24), scanResult: { status: 'down', evidence: { text: 'x'.repeat(3000) } } };
    const answer = await clientOf(await run().url).post('/api/urls/bulk-update', { updates: Array(500).fill(report) });
    expect(answer).toMatchObject({ status: 200, body: { data: { failed: 500 } } });
  });

  it('ends in order, however often it is told to: sockets may come back, nothing is left', async () => {
    const api = run({ ADMIN_PASSWORD: 'first admin password' });
    const url = await api.url;
    const { token } = await signInAs(url, 'admin@example.com', 'first admin password');
    const live = await listenLive(url, { token });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) api.child.kill(signal);
    // Not `io server disconnect`, which would tell the client to stay away.
    expect(await live.ends).toBe('transport close');
    expect(await api.exit).toBe(0);
    await expect(clientOf(url).get('/health/live')).rejects.toThrow();
  });
});
