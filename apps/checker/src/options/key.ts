import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../usage';

/** What a header may carry; a key with anything else in it was copied badly. */
const KEY = /^[\x21-\x7e]{1,200}$/;

function checked(key: string, where: string): string {
  if (KEY.test(key)) return key;
  throw new UsageError(`${where} holds no key: one line of at most 200 characters without spaces`);
}

/** Why others can read this file; undefined when they cannot, or where files have no such modes. */
export function openToOthers(file: string, platform: string = process.platform): string | undefined {
  const mode = statSync(file).mode & 0o777;
  if (platform === 'win32' || (mode & 0o077) === 0) return undefined;
  return `--key-file ${file} can be read by others (mode ${mode.toString(8)}): chmod 600 ${file}`;
}

/** The key of a file that only its owner should be able to read. Throws UsageError, which never quotes the file. */
export function keyOfFile(file: string): string {
  try {
    return checked(readFileSync(file, 'utf8').trim(), `--key-file ${file}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--key-file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
}

/** The checker key, however it was given: by the command line, by its environment, by a file's name in the settings. */
export function keyFrom({ key, keyFile }: { key?: string; keyFile?: string }, env = process.env['NAWALA_KEY']) {
  if (key !== undefined) return checked(key, '--key');
  if (keyFile !== undefined) return keyOfFile(keyFile);
  const known = env?.trim();
  return known ? checked(known, 'NAWALA_KEY') : undefined;
}
