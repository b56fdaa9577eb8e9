import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProjects, ROOT } from './built';

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };

/** The dashboard's API as it ships, in a process of its own with an embedded store, and its administrator. */
export interface ApiProgram {
  url: URL;
  /** The administrator's access token. */
  token: string;
  get<T>(path: string): Promise<T>;
  create<T>(path: string, body: object): Promise<T>;
  stop(): Promise<void>;
}

const MAIN = join(ROOT, 'dist/apps/api/main.js');

async function listen(dataDir: string) {
  const { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } = ADMIN;
  const env = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', CHECKER_RATE_LIMIT: '0', API_RATE_LIMIT: '0' };
  const child = fork(MAIN, { cwd: ROOT, env: { ...env, ADMIN_EMAIL, ADMIN_PASSWORD }, silent: true, execArgv: [] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`The API ended with ${code}`)));
  failed.catch(() => undefined);
  const [{ url }] = (await Promise.race([once(child, 'message'), failed])) as [{ url: string }];
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: new URL(url), stop };
}

/** Builds it, unless that was done since the last change, and starts it. */
export async function startApiProgram(): Promise<ApiProgram> {
  buildProjects('api');
  const dataDir = mkdtempSync(join(tmpdir(), 'nawala-checker-spec-'));
  const { url, stop } = await listen(dataDir);

  const call = async <T>(path: string, token: string, body?: object): Promise<T> => {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(new URL(`api/${path}`, url), { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { accessToken: token } = await call<{ accessToken: string }>('auth/login', '', ADMIN);

  return {
    url,
    token,
    get: (path) => call(path, token),
    create: (path, body) => call(path, token, body),
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
