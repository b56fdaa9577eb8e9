import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileSpool, placeFile, type PlaceFile, type Spool } from '@nawala/probe';

/** What waits for an API that is away, and where the running round stands, in the user's state folder (XDG). */
export interface StateFiles {
  spool: Spool;
  place: PlaceFile;
}

/** One of each per API and first vantage: no two agents report as the same one, and others may come and go. */
export function stateFiles({ host }: URL, vantage = 'default'): StateFiles {
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  const name = `${host.replace(/[^a-z0-9.-]/gi, '_')}-${vantage}`;
  const file = (suffix: string) => join(state, 'nawala-checker', `${name}${suffix}`);
  return { spool: fileSpool(file('.jsonl')), place: placeFile(file('.round')) };
}
