import type { Layer } from '../classify/hop-outcome';
import { trialsOf } from '../classify/provenance';
import type { Comparison, LayerRow } from '../classify/verdict';
import type { TestedAddress } from '../control/control-report';
import type { DnsObservation, Hop, HttpObservation, TlsObservation } from '../observations';

const LAYERS: readonly Layer[] = ['dns', 'tcp', 'tls', 'http'];
/** Addresses of one side that are worth a line. */
const MAX_ADDRESSES = 4;

const joined = (facts: readonly string[]): string => [...new Set(facts)].slice(0, MAX_ADDRESSES).join(', ');

function ofDns(dns: readonly DnsObservation[]): string {
  const found = dns.flatMap(({ cnames, addresses }) =>
    addresses.length > 0 ? [...cnames.slice(-1), ...addresses] : [],
  );
  if (found.length > 0) return joined(found);
  return joined(dns.map(({ rcode, failure }) => (rcode === null || rcode === 'NOERROR' ? (failure ?? 'ok') : rcode)));
}

const ofTcp = ({ tcp }: Hop): string => joined(tcp.map(({ address, failure }) => `${address} ${failure ?? 'open'}`));

const ofHandshake = ({ failure, certificate }: TlsObservation): string => {
  if (failure === null) return 'valid certificate';
  const [name] = certificate?.names ?? [];
  return name === undefined ? failure : `${failure} (${name})`;
};

const ofTls = ({ tls, validation }: Hop): string => joined((tls.length > 0 ? tls : validation).map(ofHandshake));

function ofHttp(http: HttpObservation | null, redirectFailure: string | null): string {
  if (!http) return redirectFailure ?? '';
  if (http.failure) return http.failure;
  const leadsTo = http.location ?? http.refresh;
  const facts = [
    http.status,
    leadsTo && `→ ${leadsTo.slice(0, 120)}`,
    http.title && `“${http.title}”`,
    `${http.bodyBytes}${http.bodyTruncated ? '+' : ''} bytes`,
    http.bodyFailure,
    redirectFailure,
  ];
  return facts.filter(Boolean).join(' ');
}

const ofLayer: Record<Layer, (hop: Hop) => string> = {
  dns: ({ dns }) => ofDns(dns),
  tcp: ofTcp,
  tls: ofTls,
  http: ({ http, redirectFailure }) => ofHttp(http, redirectFailure),
};

const TRIAL: Partial<Record<Layer, (trial: TestedAddress) => string | undefined>> = {
  tcp: ({ address, tcp }) => `${address} ${tcp ?? 'open'}`,
  tls: ({ address, tls }) => (tls === undefined ? undefined : `${address} ${tls ?? 'valid certificate'}`),
};

/** What the control found at addresses of ours that are none of its own. */
function tried(layer: Layer, hop: Hop, outside: Hop | undefined, comparison: Comparison): string[] {
  const say = TRIAL[layer];
  if (!say) return [];
  const own = outside?.tcp.map(({ address }) => address) ?? [];
  const ours = hop.tcp.filter(({ address }) => !own.includes(address));
  return ours.flatMap(({ address, port }) =>
    trialsOf(address, hop, comparison)
      .filter((trial) => trial.port === port)
      .flatMap((trial) => say(trial) ?? []),
  );
}

/**
 * One hop, layer by layer: what was seen here and what outside, each in a few words, empty where nothing was tried.
 * `decides` marks one line at most.
 */
export function layersOf(hop: Hop, comparison: Comparison, decides: Layer | null): LayerRow[] {
  const outside =
    comparison.controlHop?.url === hop.url
      ? comparison.controlHop
      : comparison.control?.hops.find(({ url }) => url === hop.url);
  return LAYERS.map((layer) => {
    const theirs = [...(outside ? [ofLayer[layer](outside)] : []), ...tried(layer, hop, outside, comparison)];
    return {
      layer,
      here: ofLayer[layer](hop),
      outside: theirs.filter(Boolean).join('; '),
      decides: layer === decides,
    };
  });
}
