import { isIP } from 'node:net';
import type { Endpoint } from '../address/network';
import { exchange, type Exchange } from '../http/exchange';
import type { CookieJar } from '../http/cookie-jar';
import type { DnsObservation, Hop, TlsObservation } from '../observations';
import { hostOf, isDnsName, portOf } from '../target';
import type { Measurement } from './context';
import { fetchPage, isReady, type Bounds, type Ready } from './fetch-page';
import { firstWhere } from './first-where';
import { open, type Opened } from './open';

/** A site has a handful of addresses; a hostile answer may have thousands. */
const MAX_DIALLED: Record<DnsObservation['type'], number> = { A: 4, AAAA: 2 };

const dialled = (dns: readonly DnsObservation[]): string[] =>
  dns.flatMap(({ type, addresses }) => addresses.slice(0, MAX_DIALLED[type]));

interface Visit {
  url: URL;
  cookies: CookieJar;
  referer: string | null;
}

const HTTPS_PORT = 443;

/** Over plain http only a handshake can tell whether an address is the site's; https does it anyway. */
async function validate(
  visit: Visit,
  addresses: readonly string[],
  measurement: Measurement,
): Promise<TlsObservation[]> {
  const host = hostOf(visit.url);
  const isPlain = visit.url.protocol === 'http:' && visit.url.port === '';
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

/** Measures one URL layer by layer, following nothing: names, then every address, then a GET. */
export async function measureHop(visit: Visit, measurement: Measurement): Promise<Hop> {
  const { url, cookies, referer } = visit;
  const host = hostOf(url);
  const secure = url.protocol === 'https:';
  const port = portOf(url);
  const hop: Hop = {
    url: url.href,
    host,
    dns: [],
    system: null,
    tcp: [],
    tls: [],
    validation: [],
    http: null,
    redirectFailure: null,
  };
  const isName = isIP(host) === 0 && isDnsName(host);
  if (isName) void measurement.names.system(host).then((system) => (hop.system = system));
  if (isName) hop.dns = await measurement.names.lookup(host);
  const addresses = isIP(host) === 0 ? dialled(hop.dns) : [host];
  const validation = validate(visit, addresses, measurement);
  const opening = (endpoint: Endpoint) => open(endpoint, host, secure, measurement);
  const attempts = addresses.map((address) => opening({ address, port }));
  const chosen = await choose(attempts);
  for (const attempt of attempts) void attempt.then((other) => other !== chosen && other.socket?.destroy());

  const way = { attempts, reopen: opening, get };
  const fetched = chosen && isReady(chosen) ? await fetchPage({ ...way, chosen }, measurement) : undefined;
  const opened = await Promise.all(attempts);
  hop.tcp = opened.map(({ tcp }) => tcp);
  hop.tls = opened.flatMap(({ tls }) => tls ?? []);
  hop.validation = await validation;
  hop.http = fetched?.observation ?? null;
  cookies.store(host, fetched?.setCookie ?? []);
  return hop;

  function get({ tcp, sound, socket }: Ready, bounds: Bounds): Promise<Exchange> {
    const headers = { ...cookies.headerFor(host), ...(referer === null ? {} : { Referer: referer }) };
    const authenticated = secure && sound;
    return exchange({ ...bounds, url, socket, address: tcp.address, port, authenticated, headers });
  }
}
