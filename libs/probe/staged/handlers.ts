import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, type SecureContext } from 'node:tls';
import type { Authority, LeafOptions } from './authority';
import { serverNameOf } from './client-hello';

/** What happens to a connection. */
export type Handler = (socket: Socket) => void;
/** What a web server says. */
export type Respond = (request: IncomingMessage, response: ServerResponse) => void;

export interface PageOptions {
  status?: number;
  headers?: Record<string, string>;
}

/** A page with a title, long enough that a block page's length differs. */
export const page =
  (title: string, { status = 200, headers = {} }: PageOptions = {}): Respond =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(
      `<!doctype html><html><head><title>${title}</title></head><body>${'<p>Welcome.</p>'.repeat(60)}</body></html>`,
    );
  };

export const redirect =
  (location: string, status = 302): Respond =>
  (_request, response) => {
    response.writeHead(status, { Location: location });
    response.end();
  };

/** A plain web server. */
export function serveHttp(respond: Respond): Handler {
  const server = createServer(respond);
  return (socket) => void server.emit('connection', socket);
}

/** Which certificate to show for a server name; the honest one when left out. */
export type CertificateFor = (serverName: string) => LeafOptions;

const honest: CertificateFor = (serverName) => ({ names: [serverName] });

/** A web server over TLS; every certificate is issued once, when a name first asks for it. */
export function serveHttps(authority: Authority, respond: Respond, certificateFor: CertificateFor = honest): Handler {
  const http = createServer(respond);
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextFor = (name: string) => {
    const leaf = certificateFor(name);
    const key = JSON.stringify(leaf);
    const context = contexts.get(key) ?? authority.issue(leaf).then(createSecureContext);
    contexts.set(key, context);
    return context;
  };
  const tls = createTlsServer({
    ALPNProtocols: ['http/1.1'],
    SNICallback: (name, done) => void contextFor(name).then((context) => done(null, context), done),
  });
  tls.on('secureConnection', (socket) => http.emit('connection', socket));
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  return (socket) => void tls.emit('connection', socket);
}

/** Waits for the first bytes, then decides; they are put back for whoever takes over. */
const peek =
  (decide: (first: Buffer) => Handler): Handler =>
  (socket) => {
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      decide(first)(socket);
    });
  };

/** True when the first bytes name this host: as the server name of TLS, or as the Host of HTTP. */
const names = (first: Buffer, host: string): boolean => {
  const asked = serverNameOf(first) ?? /^host:\s*([^\s:]+)/im.exec(first.toString('latin1'))?.[1];
  return asked?.toLowerCase() === host;
};

/** A middlebox: connections for one host meet `interference`, all others pass. */
export const interfere = (host: string, interference: Handler, pass: Handler): Handler =>
  peek((first) => (names(first, host) ? interference : pass));

/** A real RST on the wire, after the first bytes. */
export const reset: Handler = (socket) => void socket.resetAndDestroy();

/** A plain end of stream, after the first bytes. */
export const close: Handler = (socket) => void socket.end();

/** Accepts and never answers. */
export const silence: Handler = (socket) => void socket.resume();

/** Answers with these bytes and ends. */
export const raw =
  (bytes: string | Buffer): Handler =>
  (socket) => {
    socket.resume();
    socket.end(bytes);
  };

/** After the first bytes. */
export const afterFirstBytes = (handler: Handler): Handler => peek(() => handler);

/** The redirect that Indonesia's national filter writes into plain HTTP: to a GET, not to a HEAD. */
export const injectRedirect = (location: string, pass: Handler): Handler =>
  peek((first) =>
    first.toString('latin1', 0, 4) === 'GET '
      ? raw(
          `HTTP/1.0 302 Moved\r\nLocation: ${location}\r\nPragma: no-cache\r\nCache-Control: no-cache\r\nContent-Length: 0\r\n\r\n`,
        )
      : pass,
  );
