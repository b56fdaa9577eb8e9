import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What each secret that was not configured is kept as. */
export type SecretName = 'jwt-secret' | 'secrets-key' | 'local-checker-key';

/**
 * A secret that was not configured: made once, then the same at every start, so that a restart signs nobody out and
 * makes nothing unreadable. Readable by its owner alone.
 */
export async function keptSecret(dataDir: string, name: SecretName): Promise<string> {
  const path = join(dataDir, name);
  const kept = await readKeptSecret(dataDir, name);
  if (kept !== undefined) return kept;
  const draft = await draftOf(dataDir, name, randomBytes(48).toString('base64url'));
  // `link` fails if the name is taken: of two first starts at once, both end up with the same secret, and never half of one.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(path, 'utf8');
}

/** Undefined when there is none, or an empty one. */
export async function readKeptSecret(dataDir: string, name: SecretName): Promise<string | undefined> {
  const path = join(dataDir, name);
  const kept = await read(path);
  if (!kept) return undefined;
  // It may have come from a backup, or a shared folder, that keeps no modes.
  await chmod(path, 0o600);
  return kept;
}

/** In the place of the one before, if there was one. */
export async function keepSecret(dataDir: string, name: SecretName, secret: string): Promise<void> {
  await rename(await draftOf(dataDir, name, secret), join(dataDir, name));
}

/** Whole and on the disk, under a name of its own. */
async function draftOf(dataDir: string, name: SecretName, secret: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${join(dataDir, name)}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, secret, { mode: 0o600, flush: true });
  return draft;
}

const read = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
