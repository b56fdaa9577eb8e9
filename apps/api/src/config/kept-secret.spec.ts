import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from './kept-secret';

describe('The kept secret', () => {
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'nawala-secret-')), 'data');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('is made once, long, and readable by its owner alone', async () => {
    const secret = await keptSecret(folder, 'jwt-secret');
    expect(secret).toMatch(/^[\w-]{64}$/);
    expect(await keptSecret(folder, 'jwt-secret')).toBe(secret);
    expect((await stat(join(folder, 'jwt-secret'))).mode & 0o777).toBe(0o600);
  });

  it('is another one under another name', async () => {
    expect(await keptSecret(folder, 'secrets-key')).not.toBe(await keptSecret(folder, 'jwt-secret'));
  });

  it('is closed to others where it was left open', async () => {
    await keptSecret(folder, 'jwt-secret');
    await chmod(join(folder, 'jwt-secret'), 0o644);
    await keptSecret(folder, 'jwt-secret');
    expect((await stat(join(folder, 'jwt-secret'))).mode & 0o777).toBe(0o600);
  });

  it('is one and the same for all who start at once, and leaves no drafts', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => keptSecret(folder, 'jwt-secret')));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(folder)).toEqual(['jwt-secret']);
  });
});
