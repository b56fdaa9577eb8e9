// Compares what the API's specs, which have run before, and the bench asked of the embedded database with its registry:
// neither may hold a name that the other has not.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, inRoot, say } from '../setup/workspace.mjs';
import { differences } from './trace-differences.mjs';

const TRACE = inRoot('dist', 'store-trace');

if (process.env['MONGODB_URI']) {
  say('The specs ran on MONGODB_URI, so there is nothing to compare.');
} else {
  const { LOOKING_AROUND, OWN, REGISTRY, TRACE_VARIABLE } = await import(
    inRoot('dist', 'libs', 'embedded-mongo', 'index.js')
  );
  execFileSync(process.execPath, [inRoot('tools', 'bench', 'db.mjs'), '--documents', '1000'], {
    env: { ...process.env, [TRACE_VARIABLE]: TRACE },
    stdio: 'ignore',
  });
  const lines = readdirSync(TRACE).flatMap((file) => readFileSync(join(TRACE, file), 'utf8').split('\n'));
  const found = differences(REGISTRY, [...LOOKING_AROUND, ...OWN], lines.filter(Boolean));
  if (found.length > 0) fail(found.join('\n'));
  say('The product asks for all that the registry holds, and for nothing else.');
}
