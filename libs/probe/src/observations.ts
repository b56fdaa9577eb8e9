import type { Failure } from './failure';

/**
 * What was seen, layer by layer, with nothing judged yet. Durations in milliseconds; every text from the network is
 * bounded and printable. `failure: null` means that the operation succeeded.
 */
export interface DnsAnswer {
  /** `NOERROR`, `NXDOMAIN`, …; null when nothing usable came. */
  rcode: string | null;
  failure: Failure | null;
  addresses: string[];
  /** Targets of the CNAME chain, in order, lower case. */
  cnames: string[];
  /** Owner names of SOA records beside the answer: a response policy zone names itself here. */
  soa: string[];
  /** Extended DNS errors (RFC 8914). */
  ede: { code: number; text: string }[];
}

export interface DnsObservation extends DnsAnswer {
  name: string;
  type: 'A' | 'AAAA';
  /** `1.2.3.4:53`. */
  resolver: string;
  transport: 'udp' | 'tcp' | 'doh';
  durationMs: number;
  /** Further answers to the same query that differ from the first: somebody else answered too. */
  late: DnsAnswer[];
}

/** What this machine's own name resolution says, beside the raw query: evidence, never judged. */
export interface SystemObservation {
  addresses: string[];
  failure: Failure | null;
  durationMs: number;
}

export interface TcpObservation {
  address: string;
  port: number;
  failure: Failure | null;
  durationMs: number;
}

/** What a certificate says, read even where it proves nothing. */
export interface CertificateFacts {
  /** Common name and alternative names, lower case. */
  names: string[];
  issuer: string;
  /** ISO 8601. */
  validTo: string | null;
  fingerprint256: string;
}

export interface TlsObservation {
  address: string;
  port: number;
  serverName: string;
  failure: Failure | null;
  /** Node's code for the failure, such as `CERT_HAS_EXPIRED` or `ERR_SSL_WRONG_VERSION_NUMBER`. */
  detail: string | null;
  certificate: CertificateFacts | null;
  durationMs: number;
}

export interface HttpObservation {
  address: string;
  port: number;
  /** True when the exchange ran over TLS with a valid certificate for the name: nobody in between wrote this. */
  authenticated: boolean;
  /** Of the head; null once a final status line has arrived, whatever became of the body. */
  failure: Failure | null;
  status: number | null;
  location: string | null;
  headerNames: string[];
  /** A `Link` header with `rel="blocked-by"` says whose order this is (RFC 7725). */
  blockedBy: boolean;
  /** Why the body broke off; what had come by then is kept. */
  bodyFailure: Failure | null;
  title: string | null;
  /** Where the page itself sends its reader: a meta refresh, or the script of a page that does little else. */
  refresh: string | null;
  /** Equal for equal pages, however often they name the host that was asked for; null for an empty one. */
  bodyHash: string | null;
  /** The first 512 KiB, decoded; only classification reads it, it never leaves the checker. */
  body: string;
  /** Texts of known block pages that a control has found in its page, of which it sends no body; else undefined. */
  marks?: string[];
  bodyBytes: number;
  bodyTruncated: boolean;
  durationMs: number;
}

/** What the network's resolver says about names that cannot exist: how it says "no", if it can. */
export interface Witness {
  /** `denies`: as it must. `answers`: with `addresses`, its way to say no. `broken`: it fails for them as well. */
  kind: 'denies' | 'answers' | 'broken';
  resolver: string;
  addresses: string[];
  /** What came instead of an answer: an rcode, or `silence`. */
  how: string | null;
}

/** One address of the redirect chain. */
export interface Hop {
  url: string;
  host: string;
  /** Empty when the host is an address itself. */
  dns: DnsObservation[];
  /** Null where it was not asked. */
  system: SystemObservation | null;
  tcp: TcpObservation[];
  tls: TlsObservation[];
  /** For plain http: handshakes at port 443, only to learn whether an address is the site's. Never in the way of `http`. */
  validation: TlsObservation[];
  http: HttpObservation | null;
  /** Why the chain ended here other than with a response: a broken Location or too many redirects. */
  redirectFailure: Failure | null;
}

/** One URL, hop by hop; never empty. */
export interface UrlObservation {
  url: string;
  hops: Hop[];
}

export interface Observations {
  host: string;
  urls: UrlObservation[];
  /** False when the deadline of the whole domain cut the measurement short. */
  complete: boolean;
  durationMs: number;
}
