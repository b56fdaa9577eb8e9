import { decode, encode, RECURSION_DESIRED, type Answer, type Packet } from 'dns-packet';
import type { Failure } from '../failure';
import type { DnsAnswer } from '../observations';
import { printable } from '../printable';

export interface DnsQuestion {
  name: string;
  type: 'A' | 'AAAA';
}

/** A decoded answer, and whether the resolver asks to be called again over TCP. */
export interface DnsReply extends DnsAnswer {
  truncated: boolean;
}

/** What one answer may hold; a hostile one can carry thousands of records. */
const MAX_ADDRESSES = 32;
const MAX_CNAMES = 16;
const MAX_NOTES = 8;
const EDE_OPTION = 15;
/** The payload size that avoids fragments (DNS flag day 2020). */
const UDP_PAYLOAD = 1232;

const FAILURE_OF_RCODE: Record<string, Failure> = {
  FORMERR: 'dns_format_error',
  SERVFAIL: 'dns_servfail_error',
  NXDOMAIN: 'dns_nxdomain_error',
  NOTIMP: 'dns_not_implemented_error',
  REFUSED: 'dns_refused_error',
};

/** A recursive query. Without an EDNS record no resolver sends an extended error, but some old ones refuse it. */
export function encodeQuery(id: number, { name, type }: DnsQuestion, edns: boolean): Buffer {
  const opt = { type: 'OPT', name: '.', udpPayloadSize: UDP_PAYLOAD, flags: 0, options: [] } as unknown as Answer;
  return encode({
    id,
    type: 'query',
    flags: RECURSION_DESIRED,
    questions: [{ name, type, class: 'IN' }],
    additionals: edns ? [opt] : [],
  });
}

const lower = (name: string) => printable(name, 253).toLowerCase().replace(/\.$/, '');

/** Follows the CNAME chain from the question; records that belong to other names are not part of the answer. */
function followChain(answers: readonly Answer[], question: DnsQuestion): Pick<DnsAnswer, 'addresses' | 'cnames'> {
  const next = new Map<string, string>();
  for (const record of answers) {
    const owner = lower(record.name);
    if (record.type === 'CNAME' && !next.has(owner)) next.set(owner, lower(record.data));
  }
  const chain = [lower(question.name)];
  for (let name = next.get(chain[0]!); name && chain.length <= MAX_CNAMES; name = next.get(name)) {
    if (chain.includes(name)) break;
    chain.push(name);
  }
  const addresses = new Set<string>();
  for (const record of answers) {
    if (addresses.size === MAX_ADDRESSES) break;
    if (record.type === question.type && chain.includes(lower(record.name))) addresses.add(String(record.data));
  }
  return { addresses: [...addresses], cnames: chain.slice(1) };
}

function soaOf({ authorities = [], additionals = [] }: Packet): string[] {
  const zones = [...authorities, ...additionals].filter(({ type }) => type === 'SOA').map(({ name }) => lower(name));
  return [...new Set(zones)].slice(0, MAX_NOTES);
}

function edeOf({ additionals = [] }: Packet): DnsAnswer['ede'] {
  return additionals
    .flatMap((record) => (record.type === 'OPT' ? record.options : []))
    .filter(({ code, data }) => Number(code) === EDE_OPTION && data !== undefined && data.length >= 2)
    .slice(0, MAX_NOTES)
    .map(({ data }) => ({ code: data!.readUInt16BE(0), text: printable(data!.toString('utf8', 2), 300) }));
}

/**
 * Reads one message. Undefined when it does not answer this question (other id, other name, a query) or is no DNS at
 * all: a blind forger's packet, which must not end the wait for the true one.
 */
export function decodeReply(message: Buffer, id: number, question: DnsQuestion): DnsReply | undefined {
  const packet = decodeQuietly(message);
  if (!packet || packet.type !== 'response' || packet.id !== id) return undefined;
  const asked = packet.questions?.[0];
  if (asked && (lower(asked.name) !== lower(question.name) || asked.type !== question.type)) return undefined;
  const rcode = String((packet as { rcode?: string }).rcode ?? 'NOERROR');
  const { addresses, cnames } = followChain(packet.answers ?? [], question);
  const failure =
    rcode === 'NOERROR'
      ? addresses.length > 0
        ? null
        : 'dns_no_answer'
      : (FAILURE_OF_RCODE[rcode] ?? 'dns_malformed_answer');
  return {
    rcode,
    failure,
    addresses,
    cnames,
    soa: soaOf(packet),
    ede: edeOf(packet),
    truncated: packet.flag_tc ?? false,
  };
}

function decodeQuietly(message: Buffer): ReturnType<typeof decode> | undefined {
  try {
    return decode(message);
  } catch {
    return undefined;
  }
}

/** Do two answers to one query say the same? Order and TTL do not matter. */
export function sameAnswer(a: DnsAnswer, b: DnsAnswer): boolean {
  const key = ({ rcode, addresses, cnames }: DnsAnswer) => JSON.stringify([rcode, addresses.toSorted(), cnames]);
  return key(a) === key(b);
}

/** An answer that never came, or came unusable. */
export const noReply = (failure: Failure): DnsReply => ({
  rcode: null,
  failure,
  addresses: [],
  cnames: [],
  soa: [],
  ede: [],
  truncated: false,
});
