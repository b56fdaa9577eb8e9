import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/free-port.mjs';
import { ROOT } from './command.mjs';

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };

/** The API as it was built, with a store and a port that outlive it. */
export class RunningApi {
  static async start() {
    const api = new RunningApi();
    api.dataDir = mkdtempSync(join(tmpdir(), 'nawala-api-'));
    api.port = await freePort();
    await api.begin();
    api.token = (await api.post('auth/login', ADMIN)).accessToken;
    return api;
  }

  async begin() {
    const env = {
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      LOG_LEVEL: 'silent',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    };
    const main = join(ROOT, 'dist/apps/api/main.js');
    this.child = fork(main, { cwd: this.dataDir, env, silent: true, execArgv: [] });
    this.ended = once(this.child, 'exit');
    const failed = this.ended.then(([code]) => Promise.reject(new Error(`The API ended with ${code}`)));
    failed.catch(() => undefined);
    [{ url: this.url }] = await Promise.race([once(this.child, 'message'), failed]);
  }

  async post(path, body) {
    const headers = {
      'Content-Type': 'application/json',
      ...(this.token && { Authorization: `Bearer ${this.token}` }),
    };
    const response = await fetch(`${this.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async end() {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  async stop() {
    await this.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
