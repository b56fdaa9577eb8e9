import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Acknowledgement, AgentResult, CheckRequest } from '@nawala/contracts/checker';
import { runAgent, type CheckResult, type Probe, type Progress } from '@nawala/probe';
import { waitUntil } from '@nawala/probe/staged';
import { Server, type Socket } from 'socket.io';
import { connectTo } from '../src/live/socket-link';
import { startProxy, type WebSocketProxy } from './support/web-socket-proxy';

/** An agent that is connected to a real server of its namespace, and has an empty list to go through. */
const KEY = 'nwl_secret';
const TARGET = 'shop.example.com';

let http: HttpServer;
let server: Server;
let api: URL;
let handshakes: unknown[];
let results: AgentResult[];
let refuses: boolean;
let verdict: Acknowledgement;
let told: Progress[];
beforeEach(async () => {
  handshakes = [];
  results = [];
  refuses = false;
  verdict = { ok: true };
  told = [];
  http = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('[]'));
  server = new Server(http);
  server.of('/checkers').use((socket, next) => {
    handshakes.push(socket.handshake.auth);
    next(refuses ? new Error('unauthorized') : undefined);
  });
  server.of('/checkers').on('connection', (socket) =>
    socket.on('agent:result', (result: AgentResult, acknowledge: (answer: object) => void) => {
      results.push(result);
      acknowledge(verdict);
    }),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  api = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
afterEach(() => server.close());

const seen: CheckResult = {
  target: TARGET,
  status: 'blocked',
  method: 'dns',
  reason: 'because',
  confirmed: true,
  decided: null,
  evidence: {},
  checkedAt: new Date().toISOString(),
  durationMs: 1,
  observations: { host: TARGET, urls: [], complete: true, durationMs: 1 },
  control: null,
  witness: null,
};
const probe: Probe = { check: async () => seen, problem: async () => null };

function start(connect = connectTo(api, KEY)) {
  const stop = new AbortController();
  const ended = runAgent({
    api,
    key: KEY,
    connect,
    intervalMs: 60_000,
    concurrency: 4,
    vantages: [{ name: 'telkom', probe }],
    signal: stop.signal,
    report: (progress) => void told.push(progress),
  });
  return async () => {
    stop.abort();
    expect(await ended).toBe(true);
  };
}
const aRequest = (): CheckRequest => ({
  requestId: 'a'.repeat(24),
  vantages: ['telkom'],
  targets: [{ id: null, target: TARGET }],
  deadlineAt: new Date(Date.now() + 30_000).toISOString(),
});

it('measures at once what the API asks for, and lets go of the connection when it ends', async () => {
  const stop = start();
  const [socket] = await once(server.of('/checkers'), 'connection');
  expect(handshakes[0]).toEqual({
    key: KEY,
    agent: {
      name: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      vantages: ['telkom'],
      interval: 60,
      concurrency: 4,
    },
  });
  const request = aRequest();
  socket.emit('check:request', { nonsense: true });
  socket.emit('check:request', { ...request, ofTheFuture: [1] });
  await waitUntil(() => results.length > 0);
  expect(results).toEqual([
    {
      requestId: request.requestId,
      id: null,
      target: TARGET,
      vantage: 'telkom',
      scanResult: expect.objectContaining({ status: 'blocked', reason: 'because' }),
    },
  ]);
  const gone = once(socket, 'disconnect');
  await stop();
  await gone;
});

it('answers by polling where no WebSocket gets through, and tells that an answer was not taken', async () => {
  server.engine.opts.transports = ['polling'];
  verdict = { ok: false, why: 'This was not asked, or is too late.' };
  const stop = start();
  const [socket] = await once(server.of('/checkers'), 'connection');
  socket.emit('check:request', aRequest());
  const refused = { kind: 'answer-refused', target: TARGET, vantage: 'telkom', problem: verdict.why, total: 1 };
  await waitUntil(() => told.some(({ kind }) => kind === 'answer-refused'));
  expect(told).toContainEqual(refused);
  expect(socket.conn.transport.name).toBe('polling');
  await stop();
});

it('goes through its rounds where the API refuses the connection', async () => {
  refuses = true;
  const stop = start();
  await waitUntil(() => handshakes.length > 0);
  await stop();
});

describe('behind a proxy', () => {
  let proxy: WebSocketProxy;
  beforeEach(async () => {
    proxy = await startProxy(api);
  });
  afterEach(() => proxy.close());

  it.each(['swallows', 'cuts'] as const)(
    'that lets WebSockets in and then %s them it polls, and tries again later',
    async (does) => {
      proxy.does = does;
      const patience = { openMs: 500, retryMs: 10, heldMs: 60_000, againMs: 300 };
      const connected: Socket[] = [];
      server.of('/checkers').on('connection', (socket) => void connected.push(socket));
      const ways = () => connected.map(({ conn }) => conn.transport.name);
      const stop = start(connectTo(proxy.url, KEY, patience));
      await waitUntil(() => ways().includes('polling'));
      connected.at(-1)!.emit('check:request', aRequest());
      await waitUntil(() => results.length > 0);
      expect(proxy.upgrades).toBeGreaterThanOrEqual(3);
      proxy.does = 'passes';
      await waitUntil(() => ways().at(-1) === 'websocket' && connected.at(-1)!.connected);
      await stop();
    },
  );
});
