import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Service } from '../../run/service.mjs';
import { inRoot } from '../../setup/workspace.mjs';

const beside = (file) => fileURLToPath(new URL(file, import.meta.url));

const ADMIN = { email: 'admin@example.com', password: randomBytes(12).toString('base64url') };

async function start(name, file, env) {
  const service = new Service({ name, args: [file], env: { ...process.env, NODE_ENV: 'development', ...env } });
  const ready = await service.ready();
  if (!ready) throw new Error(`${name} ended before it was ready`);
  return { url: ready.url, stop: () => service.stop() };
}

/** The API as it ships, without limits on how often one address may ask. */
export const startApi = (uri, dataDir) =>
  start('API', inRoot('dist', 'apps', 'api', 'main.js'), {
    MONGODB_URI: uri,
    REDIS_URL: '',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'warn',
    CHECKER_AUTH: 'public',
    CHECKER_RATE_LIMIT: '0',
    API_RATE_LIMIT: '0',
    LOGIN_RATE_LIMIT: '0',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });

export const startYardstick = (uri) => start('yardstick', beside('yardstick.mjs'), { MONGODB_URI: uri });
export const startFloor = (uri) => start('floor', beside('floor.mjs'), { MONGODB_URI: uri });

/** An access token of the admin. */
export async function signIn(url) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body: JSON.stringify(ADMIN) });
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`);
  return (await answer.json()).accessToken;
}
