import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UrlDto } from '@nawala/contracts/checker';
import type { ScanReport } from '../src/agent/api-client';

/** Refuses a request; undefined lets it through. */
export type Refuse = (request: { method: string; path: string }) => { status: number; retryAfter?: string } | undefined;

export interface FakeApi {
  url: URL;
  /** What `GET /api/urls` lists. */
  rows: UrlDto[];
  /** Everything reported so far, in order. */
  reports: ScanReport[];
  /** `GET 200`, `POST 503`, …, in order. */
  log: string[];
  /** The Authorization header of the last request. */
  authorization: string | undefined;
  refuse: Refuse;
  /** A page of the network's own comes instead of an answer. */
  portal: (request: { method: string; path: string }) => boolean;
  /** What is wrong with one report among others; undefined takes it. */
  refuseReport: (report: ScanReport) => string | undefined;
  /** How far its clock is ahead of ours. */
  clockAheadMs: number;
  /** Stops listening, as a crash would. */
  goAway(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
}

/** Rows of the list: ids are 24 hex digits. */
export const aRow = (Domain: string, index = 0): UrlDto => ({
  id: (index + 1).toString(16).padStart(24, '0'),
  brand: 'Aurora',
  Domain,
  noto: '',
});

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** The two calls of the dashboard's API that a checker makes, on loopback, with faults on demand. */
export async function startFakeApi(rows: UrlDto[]): Promise<FakeApi> {
  const api: Omit<FakeApi, 'url'> = {
    rows,
    reports: [],
    log: [],
    authorization: undefined,
    refuse: () => undefined,
    portal: () => false,
    refuseReport: () => undefined,
    clockAheadMs: 0,
    goAway: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
    comeBack: () => listen(port),
  };

  async function answer(
    request: IncomingMessage,
  ): Promise<{ status: number; headers?: Record<string, string>; body?: unknown }> {
    const { method = '', url: path = '', headers } = request;
    api.authorization = headers.authorization;
    const refused = api.refuse({ method, path });
    if (refused) {
      const retry: Record<string, string> = refused.retryAfter ? { 'Retry-After': refused.retryAfter } : {};
      return { status: refused.status, headers: retry, body: { detail: 'Not now' } };
    }
    if (api.portal({ method, path }))
      return { status: 200, body: { success: true, portal: 'Sign in to this network' } };
    if (method === 'GET') {
      const etag = `W/"${JSON.stringify(api.rows).length}"`;
      if (headers['if-none-match'] === etag) return { status: 304, headers: { ETag: etag } };
      return { status: 200, headers: { ETag: etag }, body: api.rows };
    }
    const { updates } = (await readJson(request)) as { updates: ScanReport[] };
    const errors = updates.flatMap((report, index) => {
      const error = api.refuseReport(report);
      if (error === undefined) api.reports.push(report);
      return error === undefined ? [] : [{ index, id: report.id, error }];
    });
    const data = { success: updates.length - errors.length, failed: errors.length, errors };
    return { status: 200, body: { success: true, message: '', data } };
  }

  const server: Server = createServer((request, response) => {
    void answer(request).then(({ status, headers, body }) => {
      api.log.push(`${request.method} ${status}`);
      const date = new Date(Date.now() + api.clockAheadMs).toUTCString();
      response.writeHead(status, { 'Content-Type': 'application/json', Date: date, ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  async function listen(on: number): Promise<void> {
    server.listen(on, '127.0.0.1');
    await once(server, 'listening');
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return Object.assign(api, { url: new URL(`http://127.0.0.1:${port}`) });
}
