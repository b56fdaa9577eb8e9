import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { settleWithin } from '../deadline';
import { failureOf, type Failure } from '../failure';
import type { HttpObservation } from '../observations';
import { printable } from '../printable';
import { collectBody, type Body, type Collecting } from './body';
import { readPage } from './page';

/** A browser's words: several block pages are only injected for those. */
const HEADERS = {
  'User-Agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'id-ID,id;q=0.9,en;q=0.8',
  'Accept-Encoding': 'identity',
  Connection: 'close',
};
/** Sites do send a hundred kilobytes of them; a head is never refused for its size alone below this. */
const MAX_HEADER_BYTES = 1024 * 1024;
const MAX_HEADER_NAMES = 64;
const MAX_INTERIM_RESPONSES = 16;
const MAX_LINK = 4096;

export interface ExchangeOptions {
  url: URL;
  socket: Socket;
  address: string;
  port: number;
  authenticated: boolean;
  timeoutMs: number;
  signal: AbortSignal;
  /** Cookies and the Referer of a redirect. */
  headers?: Record<string, string>;
  /** Called once a final status line and its headers have come. */
  onHead?: () => void;
}

/** What came back, and what a cookie jar needs of it. */
export interface Exchange {
  observation: HttpObservation;
  setCookie: string[];
}

/** Node reads header bytes as Latin-1; an address in a header is UTF-8 if it is anything beyond ASCII. */
const readLocation = (location: string) => printable(Buffer.from(location, 'latin1').toString('utf8'), 2048);

const BLOCKED_BY = /\brel\s*=\s*"?[^",;]*\bblocked-by\b/i;

const headOf = ({ statusCode, headers }: IncomingMessage) => ({
  status: statusCode ?? null,
  location: headers.location === undefined ? null : readLocation(headers.location),
  headerNames: Object.keys(headers).slice(0, MAX_HEADER_NAMES),
  blockedBy: BLOCKED_BY.test(String(headers['link'] ?? '').slice(0, MAX_LINK)),
});

const failureOfBody = ({ broken }: Body): Failure | null => (broken === null ? null : failureOf(broken));

/** GETs one URL over an open connection, without following anything. Never rejects; always destroys the socket. */
export function exchange(options: ExchangeOptions): Promise<Exchange> {
  const { url, socket, address, port, authenticated, signal } = options;
  const started = performance.now();
  const seen = (over: Partial<HttpObservation>): HttpObservation => ({
    address,
    port,
    authenticated,
    failure: null,
    status: null,
    location: null,
    headerNames: [],
    blockedBy: false,
    bodyFailure: null,
    title: null,
    refresh: null,
    bodyHash: null,
    body: '',
    bodyBytes: 0,
    bodyTruncated: false,
    durationMs: Math.round(performance.now() - started),
    ...over,
  });
  let begun: { response: IncomingMessage; collecting: Collecting } | undefined;
  /** A head that has arrived, and with it what there is of the body, is kept whatever happens afterwards. */
  const otherwise = (failure: Failure): Exchange => {
    if (!begun) return { observation: seen({ failure }), setCookie: [] };
    const { response, collecting } = begun;
    const page = readPage(collecting.soFar(), true, url.hostname);
    return { observation: seen({ ...headOf(response), ...page, bodyFailure: failure }), setCookie: [] };
  };
  return settleWithin<Exchange>({ ms: options.timeoutMs, signal, otherwise }, (settle) => {
    let interim = 0;
    let stop = () => undefined as void;
    const sent: ClientRequest = request({
      createConnection: () => socket,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, ...HEADERS, ...options.headers },
      maxHeaderSize: MAX_HEADER_BYTES,
      setHost: false,
    });
    const answer = async (response: IncomingMessage) => {
      const collecting = collectBody(response, response.headers['content-encoding']);
      begun = { response, collecting };
      options.onHead?.();
      stop = collecting.stop;
      const body = await collecting.body;
      const page = readPage(body.bytes, body.truncated, url.hostname);
      settle({
        observation: seen({ ...headOf(response), ...page, bodyFailure: failureOfBody(body) }),
        setCookie: response.headers['set-cookie'] ?? [],
      });
    };
    sent.on('error', (error) => {
      if (!begun) settle(otherwise(failureOf(error)));
    });
    sent.on('information', () => {
      if (++interim > MAX_INTERIM_RESPONSES) settle(otherwise('http_invalid_response'));
    });
    sent.on('upgrade', () => settle(otherwise('http_invalid_response')));
    sent.on('response', (incoming) => void answer(incoming));
    sent.end();
    return () => {
      stop();
      sent.destroy();
      socket.destroy();
    };
  });
}
