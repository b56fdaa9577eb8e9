import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inRoot } from '../../../setup/workspace.mjs';
import { startObserved } from './observed.mjs';

const beside = (file) => fileURLToPath(new URL(file, import.meta.url));
const secret = () => randomBytes(24).toString('base64url');

const ADMIN = { email: 'admin@example.com', password: secret() };
const JWT_SECRET = secret() + secret();

/** How the servers of one run are started: they keep what they write in its folder, and end with it. */
export function startersOf(lifetime, folder) {
  const start = (name, file, env) => startObserved(lifetime, name, file, env);
  return {
    /** An empty one, each time. */
    database: async () =>
      start('database', beside('database.mjs'), { DATA_DIR: await mkdtemp(join(folder, 'database-')) }),
    /** The API as it ships, without limits on how often one address may ask. */
    api: (uri, more = {}) =>
      start('API', inRoot('dist', 'apps', 'api', 'main.js'), {
        MONGODB_URI: uri,
        REDIS_URL: '',
        DATA_DIR: folder,
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'warn',
        JWT_SECRET,
        CHECKER_AUTH: 'public',
        CHECKER_RATE_LIMIT: '0',
        API_RATE_LIMIT: '0',
        LOGIN_RATE_LIMIT: '0',
        CONNECTIONS_PER_ADDRESS: '0',
        HANDSHAKE_RATE_LIMIT: '0',
        SOCKETS_PER_SESSION: '0',
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        ...more,
      }),
    /** Makes all sums of history anew, and before that the indexes that there are none of yet. */
    rebuild: (uri) => {
      const file = inRoot('dist', 'apps', 'api', 'rebuild-history.js');
      const env = { ...process.env, NODE_ENV: 'development', MONGODB_URI: uri, DATA_DIR: folder };
      return promisify(execFile)(process.execPath, [file], { env });
    },
    yardstick: (uri) => start('yardstick', beside('yardstick.mjs'), { MONGODB_URI: uri }),
    echo: () => start('echo', beside('echo.mjs')),
    write: (uri) => start('floor', beside('write.mjs'), { MONGODB_URI: uri }),
  };
}

/** A session of the admin, as the API answers it. */
export async function openSession(url) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body: JSON.stringify(ADMIN) });
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.json();
}

/** An access token of the admin. */
export const signIn = async (url) => (await openSession(url)).accessToken;

/** The secret of a new key that reports for any vantage. `token`: the admin's. */
export async function makeKey(url, token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ name: 'bench', scopes: ['report'] });
  const answer = await fetch(`${url}/api/keys`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`making a key was answered with ${answer.status}`);
  return (await answer.json()).secret;
}
