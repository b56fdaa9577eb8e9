import type { DnsObservation, Hop, TlsObservation } from '@nawala/probe';

function ofAnswer({ type, resolver, transport, durationMs, soa, ede, late }: DnsObservation): string[] {
  return [
    `${type} from ${resolver} over ${transport}, ${durationMs} ms`,
    ...soa.map((zone) => `zone ${zone}`),
    ...ede.map(({ code, text }) => `extended error ${code}: ${text}`),
    ...late.map(
      (other) => `a second, different answer: ${[...other.cnames, ...other.addresses].join(', ') || other.rcode}`,
    ),
  ];
}

function ofHandshake({ address, certificate, detail, durationMs }: TlsObservation): string[] {
  if (!certificate) return detail ? [`${address}: ${detail}, ${durationMs} ms`] : [];
  const until = certificate.validTo?.slice(0, 10) ?? 'an unknown day';
  const names = certificate.names.slice(0, 4).join(', ') || 'nobody';
  return [`${address}: certificate for ${names}, valid until ${until}`];
}

/** What was seen here besides, for whoever wants to know more than the columns say. */
export function notesOn({ dns, system, tls, validation, http }: Hop): string[] {
  const programs = system && `${system.addresses.join(', ') || system.failure} as this machine's programs see it`;
  return [
    ...dns.flatMap(ofAnswer),
    ...(programs ? [`${programs}, ${system.durationMs} ms`] : []),
    ...(tls.length > 0 ? tls : validation).flatMap(ofHandshake),
    ...(http ? [`HTTP from ${http.address}, ${http.durationMs} ms`] : []),
  ];
}
