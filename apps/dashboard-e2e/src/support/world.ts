import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDashboardServer } from '@nawala/dashboard-server';
import { freePort } from '@nawala/free-port';
import { ApiClient } from './api-client';
import { Process, ROOT } from './processes';

export const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };
export const USER = { email: 'watcher@example.com', password: 'staple battery horse', name: 'Wati Watcher' };

/** Database, API and dashboard server, as `npm start` runs them, on ports and in a folder of their own. */
export class World {
  private constructor(
    readonly url: string,
    readonly apiUrl: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly dataDir: string,
    private dashboard: { close(): Promise<void> },
    private readonly serveDashboard: () => Promise<{ close(): Promise<void> }>,
    private api: Process,
    readonly admin: ApiClient,
  ) {}

  /** @param variables what this world has besides, or otherwise */
  static async start(variables: NodeJS.ProcessEnv = {}): Promise<World> {
    const [apiPort, webPort] = [await freePort(), await freePort()];
    const dataDir = mkdtempSync(join(tmpdir(), 'nawala-e2e-'));
    const env = {
      PORT: String(apiPort),
      WEB_PORT: String(webPort),
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
      PUBLIC_URL: `http://127.0.0.1:${webPort}`,
      ...variables,
    };
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const files = join(ROOT, 'dist/apps/dashboard/browser');
    const serveDashboard = () => startDashboardServer({ files, api: apiUrl, port: webPort, host: '127.0.0.1' });
    const dashboard = await serveDashboard();
    const api = await Process.start('dist/apps/api/main.js', env);
    const admin = await ApiClient.signIn(apiUrl, ADMIN.email, ADMIN.password);
    await admin.createUser({ ...USER, role: 'user' });
    return new World(`http://127.0.0.1:${webPort}`, apiUrl, env, dataDir, dashboard, serveDashboard, api, admin);
  }

  /** Every connection of every browser breaks, and none comes through, while the API goes on. */
  cutLine = () => this.dashboard.close();

  async mendLine(): Promise<void> {
    this.dashboard = await this.serveDashboard();
  }

  stopApi = (signal?: 'SIGTERM' | 'SIGKILL') => this.api.stop(signal);

  async startApi(): Promise<void> {
    this.api = await Process.start('dist/apps/api/main.js', this.env);
  }

  async stop(): Promise<void> {
    await this.dashboard.close();
    await this.api.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
