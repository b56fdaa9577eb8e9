import { freePort } from '@nawala/free-port';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from './eventually';

const DEPLOY = resolve(import.meta.dirname, '../../../../deploy');

export interface EdgeAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** deploy/nginx.conf as it is, but for ports and folders, run by this machine's nginx. */
export interface Edge {
  url: string;
  plainUrl: string;
  /** The root that its certificate can be checked with. */
  ca: string;
  /** `from`: the client's own address, any of 127.0.0.0/8. */
  ask(method: string, path: string, options?: { token?: string; body?: unknown; from?: string }): Promise<EdgeAnswer>;
  /** An address whose clients' sockets go to the instance at this port. */
  addressServedBy(port: number): Promise<string>;
  stop(): Promise<void>;
}

type EdgeUpstreams = Record<'api-1' | 'api-2' | 'dashboard', number>;

/** `isTight`: a handful of requests at once is too many. */
export async function startEdge(upstreams: EdgeUpstreams, { isTight = false } = {}): Promise<Edge> {
  const folder = mkdtempSync(join(tmpdir(), 'edge-'));
  execFileSync('sh', [join(DEPLOY, 'certificates.sh'), join(folder, 'certs')]);
  const [plain, secure] = [await freePort(), await freePort()];
  const conf = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
    .replaceAll('/tmp/', `${folder}/`)
    .replace('rate=300r/s', isTight ? 'rate=1r/s' : '$&')
    .replace('burst=600', isTight ? 'burst=3' : '$&')
    .replaceAll('/etc/nginx/certs', join(folder, 'certs'))
    .replace('listen 8080', `listen 127.0.0.1:${plain}`)
    .replace('listen 8443', `listen 127.0.0.1:${secure}`)
    .replaceAll('api-1:5000', `127.0.0.1:${upstreams['api-1']}`)
    .replaceAll('api-2:5000', `127.0.0.1:${upstreams['api-2']}`)
    .replaceAll('dashboard:3000', `127.0.0.1:${upstreams.dashboard}`);
  writeFileSync(join(folder, 'nginx.conf'), conf);
  const log = openSync(join(folder, 'log'), 'a');
  const args = ['-p', folder, '-e', join(folder, 'log'), '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'];
  const nginx = spawn('nginx', args, {
    stdio: ['ignore', log, log],
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
  });
  const gone = once(nginx, 'exit');
  const ca = readFileSync(join(folder, 'certs/root.pem'), 'utf8');
  const agent = new Agent({ ca, keepAlive: true });
  const url = `https://127.0.0.1:${secure}`;

  const ask: Edge['ask'] = (method, path, { token, body, from } = {}) =>
    new Promise((answered, failed) => {
      const headers = {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      // As it stands: an address that is joined first loses its dots.
      const asking = request(url, { path, method, agent, headers, localAddress: from }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (more: string) => (text += more));
        answer.on('end', () => answered({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        answer.on('error', failed);
      });
      asking.on('error', failed).end(body === undefined ? undefined : JSON.stringify(body));
    });

  const addressServedBy = async (port: number): Promise<string> => {
    for (let last = 1; last < 255; last += 1) {
      const from = `127.0.0.${last}`;
      await ask('GET', '/socket.io/?EIO=4&transport=polling', { from });
      const line = await eventually(
        async () => lastSocketOf(from, readFileSync(join(folder, 'log'), 'utf8')),
        (found) => found !== undefined,
      );
      if (line?.endsWith(`:${port}`)) return from;
    }
    throw new Error(`No client's sockets go to ${port}`);
  };

  const stop = async (): Promise<void> => {
    agent.destroy();
    if (nginx.exitCode === null) nginx.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    if (
      await ask('GET', '/metrics').then(
        () => true,
        () => false,
      )
    )
      break;
    if (nginx.exitCode !== null || tries > 200) {
      const words = readFileSync(join(folder, 'log'), 'utf8');
      await stop();
      throw new Error(`nginx did not start: ${words}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { url, plainUrl: `http://127.0.0.1:${plain}`, ca, ask, addressServedBy, stop };
}

/** The last line of nginx's log about sockets of this client; it ends with the instance that served it. */
const lastSocketOf = (from: string, log: string): string | undefined =>
  log
    .split('\n')
    .reverse()
    .find((line) => line.startsWith(`${from} "GET /socket.io/"`));
