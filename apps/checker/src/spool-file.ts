import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where results wait for an API that is away: one file per API and vantage, in the user's state folder (XDG). */
export function spoolFile({ host }: URL, vantage = 'default'): string {
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  return join(state, 'nawala-checker', `${host.replace(/[^a-z0-9.-]/gi, '_')}-${vantage}.jsonl`);
}
