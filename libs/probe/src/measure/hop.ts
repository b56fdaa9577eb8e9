import { isIP } from 'node:net';
import type { CookieJar } from '../http/cookie-jar';
import type { DnsObservation, Hop } from '../observations';
import { hostOf, isDnsName } from '../target';
import type { Measurement } from './context';
import { travel } from './road';

/** A site has a handful of addresses; a hostile answer may have thousands. */
const MAX_DIALLED: Record<DnsObservation['type'], number> = { A: 4, AAAA: 2 };

const dialled = (dns: readonly DnsObservation[]): string[] =>
  dns.flatMap(({ type, addresses }) => addresses.slice(0, MAX_DIALLED[type]));

interface Visit {
  url: URL;
  cookies: CookieJar;
  referer: string | null;
  /** The chain that this hop belongs to, and its place in it: whoever comes by twice asks twice. */
  step: string;
}

/** Measures one URL layer by layer, following nothing: names, then every address, then a GET. */
export async function measureHop(visit: Visit, measurement: Measurement): Promise<Hop> {
  const { url, cookies, referer, step } = visit;
  const host = hostOf(url);
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
  const headers = { ...cookies.headerFor(host), ...(referer === null ? {} : { Referer: referer }) };
  /** Resolvers turn the addresses of one answer around. */
  const key = JSON.stringify([step, url.href, headers, addresses.toSorted()]);
  const road = await measurement.company.roads.do(key, () => travel({ url, addresses, headers }, measurement));
  const { setCookie, ...met } = road;
  cookies.store(host, setCookie);
  return Object.assign(hop, met);
}
