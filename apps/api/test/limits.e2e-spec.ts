import type { ProblemDto } from '@nawala/contracts';
import type { Answer } from './support/client';
import { startApi, type TestApi } from './support/start-api';
import { createUser, deviceCookie, PASSWORD, refreshCookie } from './support/users';

const LIMITS = { LOGIN_RATE_LIMIT: '3', API_RATE_LIMIT: '45', CHECKER_RATE_LIMIT: '5', TRUST_PROXY: 'loopback' };

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

  it('slow down sign-in to one account from one address, however it is spelt, with the seconds to wait', async () => {
    const here = from();
    const spellings = ['victim@example.com', 'VICTIM@example.com', 'Vic\u200btim@Example.com', 'ｖictim@EXAMPLE.com'];
    const answers = await times(4, (n) => login(spellings[n]!, here));
    expect(statuses(answers)).toEqual([401, 401, 401, 429]);
    const refused = answers[3]!;
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('slow down one address that tries many accounts, after ten times as many', async () => {
    const here = from();
    const answers = await times(31, (n) => login(`somebody-${n}@example.com`, here));
    expect(statuses(answers)).toEqual([...Array<number>(30).fill(401), 429]);
  });

  it('let nobody be locked out by strangers, wherever those are', async () => {
    const { email } = await createUser(api.app, 'user');
    const own = { email, password: PASSWORD };
    await times(4, () => login(email, from()));
    const known = await api.stranger.post('/api/auth/login', own, from());
    expect(known.status).toBe(200);

    const shared = from();
    const flood = await times(40, (n) => login(n % 2 ? email : `somebody-${n}@example.com`, shared));
    expect(flood.at(-1)?.status).toBe(429);
    const device = { ...shared, cookie: deviceCookie(known.headers) };
    expect((await api.stranger.post('/api/auth/login', own, shared)).status).toBe(429);
    expect((await api.stranger.post('/api/auth/login', own, device)).status).toBe(200);
    const refresh = { ...device, cookie: `${refreshCookie(known.headers)}; ${device.cookie}` };
    expect((await api.stranger.post('/api/auth/refresh', undefined, refresh)).status).toBe(200);
  });

  it('count a known device by itself, and as a stranger for every other account', async () => {
    const [mine, other] = [await createUser(api.app, 'user'), await createUser(api.app, 'user')];
    const here = from();
    const { headers } = await api.stranger.post('/api/auth/login', { email: mine.email, password: PASSWORD }, here);
    const device = { ...here, cookie: deviceCookie(headers) };
    expect(statuses(await times(4, () => login(mine.email, device)))).toEqual([401, 401, 401, 429]);
    expect(statuses(await times(4, () => login(other.email, device)))).toEqual([401, 401, 401, 429]);
    const forged = { ...from(), cookie: `${device.cookie.slice(0, -4)}AAAA` };
    expect(statuses(await times(4, () => login(mine.email, forged)))).toEqual([401, 401, 401, 429]);
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
    const own = await times(46, () => client.get('/api/auth/me', from()));
    expect(statuses(own)).toEqual([...Array<number>(45).fill(200), 429]);

    const flood = from();
    const strangers = await times(46, () => api.stranger.get('/api/auth/me', flood));
    expect(strangers.at(-1)?.status).toBe(429);
    const forged = await api.stranger.get('/api/auth/me', { ...flood, authorization: 'Bearer a.b.c' });
    expect(forged.status).toBe(429);
    expect((await api.stranger.get('/api/auth/me', from())).status).toBe(401);
  });

  it('count the reports of a checker, and refuse whole what does not fit', async () => {
    const id = 'f'.repeat(24);
    const item = { id, scanResult: { status: 'down' } };
    const bulk = (count: number, headers: Record<string, string>) =>
      api.stranger.post<ProblemDto>('/api/urls/bulk-update', { updates: Array(count).fill(item) }, headers);
    const here = from();
    expect((await bulk(4, here)).status).toBe(200);
    const refused = await bulk(2, here);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.stranger.post('/api/urls/update', item, here)).status).toBe(404);
    expect((await api.stranger.get('/api/urls', here)).status).toBe(429);
    expect((await bulk(6, from())).body.detail).toContain('at most 5');
    expect((await bulk(5, from())).status).toBe(200);
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
          { email: 'somebody@example.com', password: 'x' },
          { 'x-forwarded-for': `203.0.113.${n}` },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 429]);
  });
});
