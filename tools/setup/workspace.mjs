import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const inRoot = (...path) => join(ROOT, ...path);

/** Progress goes to stderr: stdout belongs to whatever the command was asked for. */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** One clear line and exit code 1: for everything a person can mend. */
export function fail(line) {
  say(line);
  process.exit(1);
}
