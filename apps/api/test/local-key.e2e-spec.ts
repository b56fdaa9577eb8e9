import type { KeyDto } from '@nawala/contracts';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalKey } from '../src/keys/local-key';
import { clientOf } from './support/client';
import { startApi, type TestApi } from './support/start-api';

describe('The key of the checker beside the API', () => {
  let folder: string;
  let first: TestApi;
  const open: TestApi[] = [];

  const start = async (more: Record<string, string> = {}) => {
    const api = await startApi({ CHECKER_AUTH: 'key', DATA_DIR: folder, LOCAL_CHECKER_VANTAGE: 'local', ...more });
    open.push(api);
    return { api, secret: await api.app.get(LocalKey).secret };
  };
  const again = () => start({ MONGODB_URI: first.uri });
  const opens = async (secret = '') => (await clientOf(first.url, secret).get('/api/urls')).status;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nawala-local-key-'));
  });
  afterEach(async () => {
    for (const api of open.splice(0).reverse()) await api.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is made at the first start, kept for its owner alone, and the same at the next', async () => {
    const { api, secret } = await start();
    first = api;
    expect(await opens(secret)).toBe(200);
    const file = join(folder, 'local-checker-key');
    expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual([secret, 0o600]);
    expect((await again()).secret).toBe(secret);
    const admin = await api.signedIn('admin');
    const { body } = await admin.get<KeyDto[]>('/api/keys');
    expect(body).toMatchObject([{ scopes: ['report'], vantages: ['local'], createdBy: null }]);
  });

  it('is another one when the kept one opens nothing: revoked, mangled, of another database', async () => {
    const { api, secret } = await start();
    first = api;
    const admin = await api.signedIn('admin');
    const [key] = (await admin.get<KeyDto[]>('/api/keys')).body;
    await admin.delete(`/api/keys/${key!.id}`);
    const second = (await again()).secret;
    expect([second === secret, await opens(second), await opens(secret)]).toEqual([false, 200, 401]);
    await writeFile(join(folder, 'local-checker-key'), 'nwl_half');
    const third = (await again()).secret;
    expect([third === second, await opens(third)]).toEqual([false, 200]);
    const unrevoked = (await admin.get<KeyDto[]>('/api/keys')).body.filter(({ revokedAt }) => revokedAt === null);
    expect(unrevoked).toHaveLength(1);
  });

  it('is not made where no checker runs', async () => {
    const { api, secret } = await start({ LOCAL_CHECKER_VANTAGE: '' });
    expect(secret).toBeUndefined();
    const admin = await api.signedIn('admin');
    expect((await admin.get('/api/keys')).body).toEqual([]);
  });
});
