import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
const MANIFEST = 'package/package.json';

const textAt = (tar: Buffer, from: number, length: number): string =>
  tar.toString('latin1', from, from + length).replace(/\0.*$/s, '');

/** The version in the manifest of a package as npm packs it; null where there is none. */
export function versionInArchive(archive: Buffer): string | null {
  const tar = gunzipSync(archive);
  for (let at = 0; at + BLOCK <= tar.length;) {
    const size = parseInt(textAt(tar, at + 124, 12), 8) || 0;
    if (textAt(tar, at, 100) === MANIFEST) {
      const { version } = JSON.parse(tar.toString('utf8', at + BLOCK, at + BLOCK + size)) as { version?: unknown };
      return typeof version === 'string' ? version : null;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}
