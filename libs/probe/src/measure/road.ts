import { isIP } from 'node:net';
import type { Endpoint } from '../address/network';
import { exchange, type Exchange } from '../http/exchange';
import type { Hop, TlsObservation } from '../observations';
import { hostOf, portOf } from '../target';
import type { Measurement } from './context';
import { fetchPage, isReady, type Bounds, type Ready } from './fetch-page';
import { firstWhere } from './first-where';
import { open, type Opened } from './open';

/** What was met at the addresses of a hop, whoever gave them. */
export interface Road extends Pick<Hop, 'tcp' | 'tls' | 'validation' | 'http'> {
  setCookie: string[];
}

interface Journey {
  url: URL;
  addresses: readonly string[];
  /** Of the request: cookies and the referer. */
  headers: Record<string, string>;
}

const HTTPS_PORT = 443;

/** Over plain http only a handshake can tell whether an address is the site's; https does it anyway. */
async function validate({ url, addresses }: Journey, measurement: Measurement): Promise<TlsObservation[]> {
  const host = hostOf(url);
  const isPlain = url.protocol === 'http:' && url.port === '';
  if (!isPlain || isIP(host) !== 0 || measurement.secureHosts.has(host)) return [];
  const endpoints = addresses.map((address) => ({ address, port: HTTPS_PORT }));
  const opened = await Promise.all(endpoints.map((endpoint) => open(endpoint, host, true, measurement)));
  for (const { socket } of opened) socket?.destroy();
  return opened.flatMap(({ tls }) => tls ?? []);
}

/** The connection that GETs: the first sound one, else the first that got through at all. */
async function choose(attempts: readonly Promise<Opened>[]): Promise<Opened | undefined> {
  const sound = await firstWhere(attempts, (attempt) => attempt.sound);
  return sound ?? firstWhere(attempts, ({ socket }) => socket !== undefined);
}

/** Opens every address of a URL and GETs its page from one of them, following nothing. */
export async function travel(journey: Journey, measurement: Measurement): Promise<Road> {
  const { url, addresses, headers } = journey;
  const host = hostOf(url);
  const secure = url.protocol === 'https:';
  const port = portOf(url);
  const validation = validate(journey, measurement);
  const opening = (endpoint: Endpoint) => open(endpoint, host, secure, measurement);
  const attempts = addresses.map((address) => opening({ address, port }));
  const chosen = await choose(attempts);
  for (const attempt of attempts) void attempt.then((other) => other !== chosen && other.socket?.destroy());

  const get = ({ tcp, sound, socket }: Ready, bounds: Bounds): Promise<Exchange> =>
    exchange({ ...bounds, url, socket, address: tcp.address, port, authenticated: secure && sound, headers });
  const way = { attempts, reopen: opening, get };
  const fetched = chosen && isReady(chosen) ? await fetchPage({ ...way, chosen }, measurement) : undefined;
  const opened = await Promise.all(attempts);
  return {
    tcp: opened.map(({ tcp }) => tcp),
    tls: opened.flatMap(({ tls }) => tls ?? []),
    validation: await validation,
    http: fetched?.observation ?? null,
    setCookie: fetched?.setCookie ?? [],
  };
}
