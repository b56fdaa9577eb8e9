import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@nawala/free-port';
import { ApiClient } from './api-client';
import { Line } from './line';
import { Process } from './processes';

export const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };
export const USER = { email: 'watcher@example.com', password: 'staple battery horse', name: 'Wati Watcher' };

/** Database, API and dashboard server, as `npm start` runs them, on ports and in a folder of their own. */
export class World {
  private constructor(
    readonly apiUrl: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly dataDir: string,
    readonly line: Line,
    private api: Process,
    readonly admin: ApiClient,
  ) {}

  /** Where browsers go. */
  get url(): string {
    return this.line.url;
  }

  /** @param variables what this world has besides, or otherwise */
  static async start(variables: NodeJS.ProcessEnv = {}): Promise<World> {
    const apiPort = await freePort();
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const line = await Line.open(apiUrl);
    const dataDir = mkdtempSync(join(tmpdir(), 'nawala-e2e-'));
    const env = {
      PORT: String(apiPort),
      WEB_PORT: String(line.port),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      TRUST_PROXY: '127.0.0.0/8',
      LOGIN_RATE_LIMIT: '0',
      CONNECTIONS_PER_ADDRESS: '0',
      HANDSHAKE_RATE_LIMIT: '0',
      SOCKETS_PER_SESSION: '0',
      API_RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'test',
      PUBLIC_URL: line.url,
      ...variables,
    };
    const api = await Process.start('dist/apps/api/main.js', env);
    const admin = await ApiClient.signIn(apiUrl, ADMIN.email, ADMIN.password);
    await admin.createUser({ ...USER, role: 'user' });
    return new World(apiUrl, env, dataDir, line, api, admin);
  }

  stopApi = (signal?: 'SIGTERM' | 'SIGKILL') => this.api.stop(signal);

  async startApi(): Promise<void> {
    this.api = await Process.start('dist/apps/api/main.js', this.env);
  }

  async stop(): Promise<void> {
    await this.line.cut();
    await this.api.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
