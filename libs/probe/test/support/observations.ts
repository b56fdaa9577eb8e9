import type {
  DnsObservation,
  Hop,
  HttpObservation,
  Observations,
  TcpObservation,
  TlsObservation,
} from '../../src/observations';

/** Builders of observations for specs of pure functions: name only the facts that matter. */
const ADDRESS = '93.184.216.34';

export const aDns = (over: Partial<DnsObservation> = {}): DnsObservation => ({
  name: 'shop.example.com',
  type: 'A',
  resolver: '127.0.0.1:53',
  transport: 'udp',
  rcode: 'NOERROR',
  failure: null,
  addresses: [ADDRESS],
  cnames: [],
  soa: [],
  ede: [],
  late: [],
  durationMs: 1,
  ...over,
});

export const aTcp = (over: Partial<TcpObservation> = {}): TcpObservation => ({
  address: ADDRESS,
  port: 443,
  failure: null,
  durationMs: 1,
  ...over,
});

export const aTls = (over: Partial<TlsObservation> = {}): TlsObservation => ({
  address: ADDRESS,
  port: 443,
  serverName: 'shop.example.com',
  failure: null,
  detail: null,
  certificate: {
    names: ['shop.example.com'],
    issuer: 'CN=Root',
    validTo: '2030-01-01T00:00:00.000Z',
    fingerprint256: '',
  },
  durationMs: 1,
  ...over,
});

export const aResponse = (over: Partial<HttpObservation> = {}): HttpObservation => ({
  address: ADDRESS,
  port: 443,
  authenticated: false,
  failure: null,
  status: 200,
  location: null,
  headerNames: ['content-type'],
  blockedBy: false,
  bodyFailure: null,
  refresh: null,
  bodyHash: 'shop',
  title: 'Shop',
  body: '<title>Shop</title>',
  bodyBytes: 19,
  bodyTruncated: false,
  durationMs: 1,
  ...over,
});

/** A hop that went well: over https with a valid certificate, over http without any. */
export function aHop(url: string, over: Partial<Hop> = {}): Hop {
  const { hostname, protocol } = new URL(url);
  const secure = protocol === 'https:';
  return {
    url,
    host: hostname,
    dns: [aDns({ name: hostname })],
    tcp: [aTcp({ port: secure ? 443 : 80 })],
    tls: secure ? [aTls({ serverName: hostname })] : [],
    system: null,
    validation: [],
    http: aResponse({ authenticated: secure }),
    redirectFailure: null,
    ...over,
  };
}

/** One chain of hops per URL. */
export const theObservations = (...chains: Hop[][]): Observations => ({
  host: chains[0]?.[0]?.host ?? 'shop.example.com',
  urls: chains.map((hops) => ({ url: hops[0]?.url ?? '', hops })),
  complete: true,
  durationMs: 10,
});
