import type { ControlReport } from '../control/control-report';
import type {
  DnsAnswer,
  DnsObservation,
  Hop,
  HttpObservation,
  Observations,
  SystemObservation,
  TlsObservation,
} from '../observations';

/** Leaves out what says nothing: null, false, empty lists and texts. */
function dense<T extends object>(value: T): Partial<T> {
  const isEmpty = (item: unknown) =>
    item === null || item === false || item === '' || (Array.isArray(item) && item.length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, item]) => !isEmpty(item))) as Partial<T>;
}

/** Of these members, in this order, those that say something. */
const pick = <T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Partial<Pick<T, K>> =>
  dense(Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<T, K>);

const ofAnswer = ({ rcode, failure, cnames, addresses, soa, ede }: DnsAnswer) => ({
  rcode,
  failure,
  cnames,
  addresses,
  soa,
  ede: ede.map(({ code, text }) => `${code} ${text}`),
});

const ofDns = (seen: DnsObservation) =>
  dense({
    type: seen.type,
    resolver: seen.resolver,
    ...ofAnswer(seen),
    late: seen.late.map((late) => dense(ofAnswer(late))),
  });

const ofTls = ({ address, failure, detail, certificate }: TlsObservation) =>
  dense({
    address,
    failure,
    detail,
    names: certificate?.names.slice(0, 4) ?? [],
    validTo: failure === null ? null : (certificate?.validTo ?? null),
  });

const ofHttp = (seen: HttpObservation) =>
  pick(
    seen,
    'address',
    'failure',
    'status',
    'location',
    'refresh',
    'title',
    'bodyBytes',
    'bodyFailure',
    'authenticated',
  );

/** An AAAA query that says "none" is the normal case and not worth its bytes. */
const isTelling = ({ type, failure, late, ede, soa }: DnsObservation): boolean =>
  type === 'A' || failure !== 'dns_no_answer' || late.length + ede.length + soa.length > 0;

/** Where this machine's programs get none of the addresses that its resolver gave: a hosts file, a cache, or a lie. */
function differing({ dns, system }: Hop): SystemObservation | null {
  const raw = dns.flatMap(({ addresses }) => addresses);
  if (!system || (raw.length === 0 && system.addresses.length === 0)) return null;
  return system.addresses.some((address) => raw.includes(address)) ? null : system;
}

const ofSystem = (seen: SystemObservation) => pick(seen, 'addresses', 'failure');

const ofHop = (hop: Hop) => {
  const { url, dns, tcp, tls, http, redirectFailure } = hop;
  const system = differing(hop);
  return dense({
    url,
    dns: dns.filter(isTelling).map(ofDns),
    system: system && ofSystem(system),
    tcp: tcp.map((seen) => pick(seen, 'address', 'port', 'failure')),
    tls: tls.map(ofTls),
    http: http && ofHttp(http),
    redirectFailure,
  });
};

/** The observations as evidence: what a person needs to believe the verdict, without bodies and timings. */
export const summarize = ({ urls, complete, durationMs }: Observations): Record<string, unknown> => ({
  complete,
  durationMs,
  urls: urls.map(({ hops }) => ({ hops: hops.map(ofHop) })),
});

const ofControlHop = ({ url, dns, tcp, tls, http, redirectFailure }: Hop) =>
  dense({
    url,
    addresses: dns.flatMap(({ addresses }) => addresses),
    dns: dns.length > 0 && dns.every(({ failure }) => failure !== null) ? (dns[0]?.failure ?? null) : null,
    tcp: tcp.flatMap(({ address, failure }) => (failure ? [`${address} ${failure}`] : [])),
    tls: tls.flatMap(({ address, failure }) => (failure ? [`${address} ${failure}`] : [])),
    http: http && pick(http, 'failure', 'status', 'title', 'bodyBytes'),
    redirectFailure,
  });

/** The control's view, shorter still: only what differs is worth reading. */
export const summarizeControl = ({ urls }: ControlReport): Record<string, unknown> => ({
  outside: urls.map(({ hops }) => ({ hops: hops.map(ofControlHop) })),
});
