import type { ProblemDto } from '@nawala/contracts';
import type { Answer } from './support/client';
import { startApi, type TestApi } from './support/start-api';
import { PASSWORD } from './support/users';

const LIMITS = { LOGIN_RATE_LIMIT: '3', API_RATE_LIMIT: '20', CHECKER_RATE_LIMIT: '5', TRUST_PROXY: 'loopback' };

describe('Rate limits', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(LIMITS);
  });
  afterAll(() => api?.stop());

  let lastAddress = 0;
  /** A client of its own, as the trusted proxy on loopback reports it. */
  const from = (address = `198.51.100.${++lastAddress}`) => ({ 'x-forwarded-for': address });
  const login = (email: string, headers: Record<string, string>, password = 'not the right password') =>
    api.stranger.post<ProblemDto>('/api/auth/login', { email, password }, headers);
  const times = async <T>(count: number, ask: (n: number) => Promise<T>): Promise<T[]> => {
    const answers: T[] = [];
    for (let n = 0; n < count; n += 1) answers.push(await ask(n));
    return answers;
  };
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

  it('slow down sign-in from one address, with the seconds to wait', async () => {
    const here = from();
    const answers = await times(4, (n) => login(`somebody-${n}@example.com`, here));
    expect(statuses(answers)).toEqual([401, 401, 401, 429]);
    const refused = answers[3]!;
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('slow down sign-in to one account from many addresses, however it is spelt', async () => {
    const spellings = ['victim@example.com', 'VICTIM@example.com', 'Victim@Example.com', 'victim@EXAMPLE.com'];
    const answers = await times(4, (n) => login(spellings[n]!, from()));
    expect(statuses(answers)).toEqual([401, 401, 401, 429]);
  });

  it('leave others alone', async () => {
    const admin = { email: 'admin@example.com', password: 'first admin password' };
    expect((await api.stranger.post('/api/auth/login', admin, from())).status).toBe(200);
  });

  it('slow down guessing the current password through a stolen session', async () => {
    const client = await api.signedIn('user');
    const guess = { currentPassword: 'guess', newPassword: PASSWORD };
    const answers = await times(4, () => client.patch('/api/auth/password', guess, from()));
    expect(statuses(answers)).toEqual([400, 400, 400, 429]);
  });

  it('count per user, wherever they are, and per address for everybody else', async () => {
    const client = await api.signedIn('user');
    const own = await times(21, () => client.get('/api/auth/me', from()));
    expect(statuses(own)).toEqual([...Array<number>(20).fill(200), 429]);

    const flood = from();
    const strangers = await times(21, () => api.stranger.get('/api/auth/me', flood));
    expect(strangers.at(-1)?.status).toBe(429);
    const forged = await api.stranger.get('/api/auth/me', { ...flood, authorization: 'Bearer a.b.c' });
    expect(forged.status).toBe(429);
    expect((await api.stranger.get('/api/auth/me', from())).status).toBe(401);
  });

  it('do not concern the probes of the platform', async () => {
    const here = from();
    const answers = await times(25, () => api.stranger.get('/health/live', here));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
  });
});

describe('Without a trusted proxy', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ LOGIN_RATE_LIMIT: '2' });
  });
  afterAll(() => api?.stop());

  it('nobody gets a fresh budget by inventing an address', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        api.stranger.post(
          '/api/auth/login',
          { email: `somebody-${n}@example.com`, password: 'x' },
          { 'x-forwarded-for': `203.0.113.${n}` },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 429]);
  });
});
