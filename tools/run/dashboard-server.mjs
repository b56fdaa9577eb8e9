import { createServer } from 'node:http';
import { createProxyServer } from 'http-proxy-3';
import sirv from 'sirv';
import { routeOf } from './route-of.mjs';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'forwarded'];
const DAY_S = 86_400;

/** Scripts, workers and connections (WebSockets too) only from here; styles inline because components bring theirs at run time. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types angular angular#bundler angular#unsafe-bypass nawala#worker',
].join('; ');

function setHeaders(response, path) {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  // Hashed names never change; the page that names them always may.
  const hashed = /-[\w-]{8}\.(js|css)$/.test(path) || path.startsWith('/media/');
  response.setHeader('Cache-Control', hashed ? `public, max-age=${365 * DAY_S}, immutable` : 'no-cache');
}

function sendProblem(response, problem, headers = {}) {
  response.writeHead(problem.status, { 'Content-Type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', ...problem }));
}

function answerAway(response) {
  if (response.headersSent || !('writeHead' in response)) return response.destroy();
  const detail = 'The API does not answer. It may be starting.';
  return sendProblem(response, { title: 'Not ready', status: 503, detail, code: 'NOT_READY' }, { 'Retry-After': '1' });
}

const answerNowhere = (response) =>
  sendProblem(response, {
    title: 'Bad Request',
    status: 400,
    detail: 'The address could not be understood.',
    code: 'INVALID_INPUT',
  });

/**
 * The dashboard's own server: its files, and `/api` and `/socket.io` from the same origin, so that the refresh cookie
 * stays SameSite=Strict and no browser asks for CORS.
 *
 * @param {{ files: string, api: string, port: number, host: string, trustForwarded?: boolean }} options
 *   `trustForwarded`: another proxy stands in front, so its X-Forwarded-* headers are kept
 * @returns {Promise<{ port: number, close(): Promise<void> }>} rejects with EADDRINUSE or EACCES
 */
export async function startDashboardServer({ files, api, port, host, trustForwarded = false }) {
  const proxy = createProxyServer({ target: api, xfwd: true });
  proxy.on('error', (_error, _request, response) => answerAway(response));
  const serveFile = sirv(files, { etag: true, brotli: true, gzip: true, single: true, setHeaders });
  const edge = (request) => {
    if (!trustForwarded) for (const header of FORWARDED) delete request.headers[header];
    return request;
  };

  const server = createServer((request, response) => {
    const { to, url } = routeOf(request.url);
    if (to === 'nowhere') return answerNowhere(response);
    request.url = url;
    return to === 'api' ? proxy.web(edge(request), response) : serveFile(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { to, url } = routeOf(request.url);
    if (to !== 'api') return void socket.destroy();
    request.url = url;
    proxy.ws(edge(request), socket, head);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));

  const upgraded = new Set();
  server.on('connection', (socket) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
  });
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of upgraded) socket.destroy();
      }),
  };
}
