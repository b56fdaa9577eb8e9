import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What each secret that was not configured is kept as. */
export type SecretName = 'jwt-secret' | 'secrets-key';

/**
 * A secret that was not configured: made once, then the same at every start, so that a restart signs nobody out and
 * makes nothing unreadable. Readable by its owner alone.
 */
export async function keptSecret(dataDir: string, name: SecretName): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, name);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const kept = await read(path);
  if (kept) {
    // It may have come from a backup, or a shared folder, that keeps no modes.
    await chmod(path, 0o600);
    return kept;
  }
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true });
  // `link` fails if the name is taken: of two first starts at once, both end up with the same secret, and never half of one.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(path, 'utf8');
}

const read = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
