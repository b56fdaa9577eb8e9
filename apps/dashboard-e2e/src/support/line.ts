import { join } from 'node:path';
import { startDashboardServer } from '@nawala/dashboard-server';
import { freePort } from '@nawala/free-port';
import { ROOT } from './processes';

export const FILES = join(ROOT, 'dist/apps/dashboard/browser');

/** What stands between browsers and the API: the dashboard's own server, on a port that it keeps. */
export class Line {
  readonly url: string;

  private constructor(
    readonly port: number,
    private readonly serve: () => Promise<{ close(): Promise<void> }>,
    private server: { close(): Promise<void> },
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async open(apiUrl: string, files = FILES): Promise<Line> {
    const port = await freePort();
    const serve = () => startDashboardServer({ files, api: apiUrl, port, host: '127.0.0.1' });
    return new Line(port, serve, await serve());
  }

  /** Every connection of every browser breaks, and none comes through, while the API goes on. */
  cut = () => this.server.close();

  async mend(): Promise<void> {
    this.server = await this.serve();
  }
}
