import type { ProblemDto } from '@nawala/contracts';
import { io } from 'socket.io-client';
import type { Answer } from './support/client';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import { openTcpStore, type TcpStore } from './support/store';
import { openGate, type TcpGate } from './support/tcp-gate';
import { signInAs, type SignedInClient } from './support/users';

/** What a client may be kept waiting before it is told to come back. */
const PATIENCE_MS = 30_000;

const once = (emitter: { once(event: string, listener: () => void): unknown }, event: string): Promise<void> =>
  new Promise((resolve) => emitter.once(event, resolve));

describe('A database that is away', () => {
  let store: TcpStore;
  let gate: TcpGate;
  let api: TestApi | undefined;

  beforeEach(async () => {
    store = await openTcpStore();
    gate = await openGate(store);
  });
  afterEach(async () => {
    await api?.stop();
    api = undefined;
    await gate.close();
    await store.stop();
  });

  const start = async (): Promise<TestApi> => {
    const MONGODB_URI = `mongodb://127.0.0.1:${gate.port}/${store.database}?directConnection=true`;
    api = await startApi({ MONGODB_URI });
    return api;
  };
  const timed = async <T>(ask: () => Promise<T>): Promise<{ answer: T; ms: number }> => {
    const start = performance.now();
    return { answer: await ask(), ms: performance.now() - start };
  };
  const ready = (of: TestApi) => of.stranger.get('/health/ready');
  const isOk = ({ status }: Answer): boolean => status === 200;

  function expectNotReady({ answer, ms }: { answer: Answer; ms: number }): void {
    expect(answer).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(ms).toBeLessThan(PATIENCE_MS);
    expect((answer.body as ProblemDto).detail).not.toMatch(/127\.0\.0\.1|ECONN|mongo/i);
  }

  it('does not keep the API from starting; it says 503 and gets ready by itself', async () => {
    await gate.cut();
    const { stranger } = await start();
    expect((await stranger.get('/health/live')).status).toBe(200);
    expectNotReady(await timed(() => ready(api!)));
    expectNotReady(await timed(() => stranger.post('/api/auth/login', { email: 'a@example.com', password: 'x' })));
    expectNotReady(await timed(() => stranger.get('/api/auth/me')));

    await gate.mend();
    await eventually(() => ready(api!), isOk);
    const { get } = await signInAs(api!.url, 'admin@example.com', 'first admin password');
    expect((await get('/api/auth/me')).status).toBe(200);
  });

  describe('in the middle of work', () => {
    let admin: SignedInClient;

    beforeEach(async () => {
      admin = await signInAs((await start()).url, 'admin@example.com', 'first admin password');
    });

    it('is a 503 on every route that needs it, soon, and recovers by itself', async () => {
      await gate.cut();
      expectNotReady(await timed(() => admin.get('/api/auth/me')));
      expectNotReady(await timed(() => admin.get('/api/users')));
      expectNotReady(await timed(() => ready(api!)));
      expect((await admin.get('/health/live')).status).toBe(200);

      await gate.mend();
      await eventually(() => ready(api!), isOk);
      expect((await admin.get('/api/auth/me')).status).toBe(200);
    });

    it('is a 503 within seconds also when it falls silent instead of refusing', async () => {
      gate.freeze();
      const { answer, ms } = await timed(() => admin.get('/api/users'));
      expect(answer).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });
      expect(ms).toBeLessThan(PATIENCE_MS);
      await gate.cut();
      await gate.mend();
      await eventually(() => ready(api!), isOk);
    });

    it('is not noticed when it is over within a moment', async () => {
      await gate.cut();
      const waiting = admin.get('/api/users');
      await gate.mend();
      expect((await waiting).status).toBe(200);
    });

    it('refuses no socket for good: clients try again by themselves, and get in', async () => {
      await gate.cut();
      const refused: string[] = [];
      const socket = io(api!.url, {
        auth: { token: admin.token },
        transports: ['websocket'],
        reconnectionDelay: 50,
        forceNew: true,
      });
      socket.on('connect_error', ({ message }) => refused.push(message));
      await once(socket.io, 'reconnect_attempt');
      const connected = once(socket, 'connect');
      await gate.mend();
      await connected;
      expect(refused).not.toContain('unauthorized');
      socket.close();
    });

    it('does not hold up the end of the process', async () => {
      await gate.cut();
      const { ms } = await timed(() => api!.stop());
      api = undefined;
      expect(ms).toBeLessThan(PATIENCE_MS);
    });
  });
});
