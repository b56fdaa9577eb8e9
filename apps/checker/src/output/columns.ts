import { styleText } from 'node:util';
import type {
  CheckResult,
  DnsObservation,
  Hop,
  HttpObservation,
  SystemObservation,
  TcpObservation,
  TlsObservation,
} from '@nawala/probe';
import { printable } from '@nawala/probe';
import type { Console } from '../console';
import { formatDuration } from './duration';
import { markOf } from './mark';

const outcome = (failure: string | null): string => failure ?? 'ok';

function dnsLines({
  type,
  resolver,
  transport,
  rcode,
  failure,
  cnames,
  addresses,
  soa,
  ede,
  late,
  durationMs,
}: DnsObservation) {
  const answer = [...cnames, addresses.join(', ')].filter(Boolean).join(' → ');
  const nothing = rcode === null || rcode === 'NOERROR' ? outcome(failure) : rcode;
  const head = `DNS   ${type.padEnd(4)} ${answer || nothing}  (${resolver} ${transport}, ${durationMs} ms)`;
  return [
    head,
    ...soa.map((zone) => `      zone ${zone}`),
    ...ede.map(({ code, text }) => `      extended error ${code}: ${text}`),
    ...late.map(
      (other) =>
        `      a second, different answer: ${[...other.cnames, ...other.addresses].join(' → ') || other.rcode}`,
    ),
  ];
}

const systemLine = ({ addresses, failure, durationMs }: SystemObservation) =>
  `DNS   ${addresses.join(', ') || outcome(failure)}  (as this machine's programs see it, ${durationMs} ms)`;

const tcpLine = ({ address, port, failure, durationMs }: TcpObservation) =>
  `TCP   ${address}:${port} ${outcome(failure)}  (${durationMs} ms)`;

function tlsLines({ address, failure, detail, certificate, durationMs }: TlsObservation): string[] {
  const head = `TLS   ${address} ${outcome(failure)}${detail ? ` ${detail}` : ''}  (${durationMs} ms)`;
  if (!certificate) return [head];
  const until = certificate.validTo?.slice(0, 10) ?? 'an unknown day';
  return [head, `      certificate for ${certificate.names.slice(0, 4).join(', ') || 'nobody'}, valid until ${until}`];
}

function httpLine({ failure, status, location, title, bodyBytes, bodyTruncated, durationMs }: HttpObservation): string {
  const seen = [
    status === null ? outcome(failure) : String(status),
    status !== null && failure,
    location && `→ ${printable(location, 120)}`,
    title && `“${title}”`,
    status !== null && `${bodyBytes}${bodyTruncated ? '+' : ''} bytes`,
  ];
  return `HTTP  ${seen.filter(Boolean).join(' ')}  (${durationMs} ms)`;
}

function hopLines({ dns, system, tcp, tls, http, redirectFailure }: Hop): string[] {
  return [
    ...dns.flatMap(dnsLines),
    ...(system ? [systemLine(system)] : []),
    ...tcp.map(tcpLine),
    ...tls.flatMap(tlsLines),
    ...(http ? [httpLine(http)] : []),
    ...(redirectFailure ? [`HTTP  ${redirectFailure}`] : []),
  ];
}

function branch(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => !line.startsWith(' '));
  return lines.map((line, index) => {
    if (line.startsWith(' ')) return `  ${index > last ? ' ' : '│'}  ${line}`;
    return `  ${index === last ? '└' : '├'}─ ${line}`;
  });
}

/** Everything that was seen, layer by layer, and below it what it means. */
export function drawTree(result: CheckResult, { interactive }: Pick<Console, 'interactive'>): string {
  const { target, status, method, reason, confirmed, durationMs, observations } = result;
  const dim = (text: string) => (interactive ? styleText('dim', text) : text);
  const hops = observations.urls.flatMap(({ hops }) =>
    hops.flatMap((hop, depth) => [
      `${'↳ '.repeat(Math.min(depth, 1))}${hop.url}`,
      ...branch(hopLines(hop)).map(dim),
      '',
    ]),
  );
  const word = interactive ? markOf(status) : status;
  const how = [method && `by ${method}`, confirmed && 'confirmed'].filter(Boolean).join(', ');
  return [
    ...hops,
    `${target} is ${word}${how && ` (${how})`}`,
    `${reason}.`,
    dim(`Took ${formatDuration(durationMs)}`),
    '',
  ].join('\n');
}
