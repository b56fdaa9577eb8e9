import { formatEndpoint, type Endpoint } from '../address/network';
import type { Deadlines } from '../deadline';
import type { DnsAnswer, DnsObservation } from '../observations';
import type { DnsQuestion, DnsReply } from './message';
import { queryDoh } from './doh-query';
import { queryTcp } from './tcp-query';
import { queryUdp } from './udp-query';

export interface Lookup {
  /** Complete but for `late`, which fills up until `settled` resolves. */
  observation: DnsObservation;
  settled: Promise<void>;
}

/** Where to ask: a resolver's address, or the URL of a DNS-over-HTTPS service (RFC 8484). */
export type Resolver = Endpoint | URL;

interface LookupOptions {
  /** In order of preference; the next one is asked when one does not answer at all. */
  resolvers: readonly Resolver[];
  deadlines: Pick<Deadlines, 'dns' | 'lateAnswer'>;
  signal: AbortSignal;
}

interface Answered {
  reply: DnsReply;
  transport: 'udp' | 'tcp' | 'doh';
  late: Promise<DnsAnswer[]>;
}

/**
 * A datagram may get lost: the first try gets a third of the time, the second the rest. It goes without EDNS, which some
 * networks drop without a word.
 */
const FIRST_TRY = 1 / 3;

const isSilence = ({ rcode }: DnsReply) => rcode === null;

async function ask(
  resolver: Endpoint,
  question: DnsQuestion,
  edns: boolean,
  options: LookupOptions,
): Promise<Answered> {
  const { deadlines, signal } = options;
  const query = { resolver, question, edns, lateAnswerMs: deadlines.lateAnswer, signal };
  const first = await queryUdp({ ...query, timeoutMs: deadlines.dns * FIRST_TRY });
  const lost = first.reply.failure === 'generic_timeout_error';
  const again = { ...query, edns: false, timeoutMs: deadlines.dns * (1 - FIRST_TRY) };
  const exchange = lost ? await queryUdp(again) : first;
  if (!exchange.reply.truncated) return { ...exchange, transport: 'udp' };
  const reply = await queryTcp({ resolver, question, edns, timeoutMs: deadlines.dns, signal });
  return { reply, transport: 'tcp', late: exchange.late };
}

/** Resolvers from before EDNS answer FORMERR or NOTIMP to it: ask those again without. */
async function askPlainly(resolver: Resolver, question: DnsQuestion, options: LookupOptions): Promise<Answered> {
  if (resolver instanceof URL) {
    const { deadlines, signal } = options;
    const reply = await queryDoh({ service: resolver, question, timeoutMs: deadlines.dns, signal });
    return { reply, transport: 'doh', late: Promise.resolve([]) };
  }
  const answered = await ask(resolver, question, true, options);
  const { failure } = answered.reply;
  const stumbled = failure === 'dns_format_error' || failure === 'dns_not_implemented_error';
  return stumbled ? ask(resolver, question, false, options) : answered;
}

/** Asks for the addresses of one family and keeps everything that came back. Never rejects. */
export async function lookup(question: DnsQuestion, options: LookupOptions): Promise<Lookup> {
  const started = performance.now();
  const [first, ...others] = options.resolvers;
  if (!first) throw new Error('A lookup needs a resolver');
  let resolver = first;
  let answered = await askPlainly(resolver, question, options);
  for (const next of others) {
    if (!isSilence(answered.reply) || options.signal.aborted) break;
    resolver = next;
    answered = await askPlainly(resolver, question, options);
  }
  const { truncated: _truncated, ...answer } = answered.reply;
  const observation: DnsObservation = {
    ...question,
    ...answer,
    resolver: resolver instanceof URL ? resolver.origin : formatEndpoint(resolver),
    transport: answered.transport,
    durationMs: Math.round(performance.now() - started),
    late: [],
  };
  const settled = answered.late.then((late) => void observation.late.push(...late));
  return { observation, settled };
}
