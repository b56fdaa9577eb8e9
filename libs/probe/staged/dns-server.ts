import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import {
  decode,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  TRUNCATED_RESPONSE,
  type Answer,
  type Packet,
} from 'dns-packet';
import type { Endpoint } from '../src/address/network';
import { frame, unframe } from '../src/dns/tcp-query';

/** How a staged resolver answers one name. Nothing set: NOERROR without an address. */
export interface StagedAnswer {
  rcode?: keyof typeof RCODES;
  a?: readonly string[];
  aaaa?: readonly string[];
  cname?: string;
  /** Owner of an SOA record in the authority section. */
  soa?: string;
  ede?: { code: number; text: string };
  /** No answer at all beside `raw`; or none to queries with an EDNS record. */
  silent?: boolean | 'to-edns';
  /** How long the answer takes. */
  afterMs?: number;
  /** Over UDP only the request to come back over TCP. */
  truncated?: boolean;
  /** A second answer to the same query, so many milliseconds after the first. */
  later?: { afterMs: number; answer: StagedAnswer };
  /** Messages to send before the true answer, over UDP; over TCP instead of it. */
  raw?: (query: Buffer) => readonly Buffer[];
}

export type Resolve = (name: string, type: string) => StagedAnswer;

const RCODES = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 };
const TTL = 30;

function ofEde({ code, text }: NonNullable<StagedAnswer['ede']>): Answer {
  const data = Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(text)]);
  return { type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [{ code: 15, data }] } as unknown as Answer;
}

function ofSoa(name: string): Answer {
  const data = {
    mname: `ns.${name}`,
    rname: `admin.${name}`,
    serial: 1,
    refresh: 60,
    retry: 60,
    expire: 60,
    minimum: 60,
  };
  return { type: 'SOA', name, ttl: TTL, data };
}

const isSilent = ({ silent }: StagedAnswer, { additionals = [] }: Packet): boolean =>
  silent === 'to-edns' ? additionals.some(({ type }) => type === 'OPT') : silent === true;

/** The message that says this. */
export function encodeAnswer(query: Packet, answer: StagedAnswer, truncate = false): Buffer {
  const question = query.questions?.[0];
  if (!question) return Buffer.alloc(0);
  const owner = answer.cname ?? question.name;
  const addresses = question.type === 'A' ? answer.a : question.type === 'AAAA' ? answer.aaaa : [];
  const chain: Answer[] = answer.cname ? [{ type: 'CNAME', name: question.name, ttl: TTL, data: answer.cname }] : [];
  const records = (addresses ?? []).map((data) => ({ type: question.type, name: owner, ttl: TTL, data }) as Answer);
  return encode({
    id: query.id ?? 0,
    type: 'response',
    flags:
      RECURSION_DESIRED | RECURSION_AVAILABLE | (truncate ? TRUNCATED_RESPONSE : 0) | RCODES[answer.rcode ?? 'NOERROR'],
    questions: [question],
    answers: truncate ? [] : [...chain, ...records],
    authorities: answer.soa ? [ofSoa(answer.soa)] : [],
    additionals: answer.ede ? [ofEde(answer.ede)] : [],
  });
}

export interface DnsServer {
  endpoint: Endpoint;
  stop(): Promise<void>;
}

/** UDP and TCP on one and the same ephemeral port; another one when that is taken for either. */
async function bindBoth(udp: () => Socket, tcp: Server): Promise<Socket> {
  for (let attempt = 1; ; attempt++) {
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const socket = udp();
    try {
      socket.bind((tcp.address() as AddressInfo).port, '127.0.0.1');
      await once(socket, 'listening');
      return socket;
    } catch (error) {
      socket.close();
      await once(tcp.close(), 'close');
      if (attempt === 10) throw error;
    }
  }
}

/** A resolver on an ephemeral port of loopback, over UDP and TCP, that answers as it is told to. */
export async function startDnsServer(resolve: Resolve): Promise<DnsServer> {
  const timers = new Set<NodeJS.Timeout>();
  const lookUp = (message: Buffer) => {
    const query = decode(message);
    const question = query.questions?.[0];
    return { query, answer: resolve((question?.name ?? '').toLowerCase(), question?.type ?? '') };
  };

  const after = (ms: number, send: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      send();
    }, ms);
    timers.add(timer);
  };

  const answerOver = (udp: Socket) => (message: Buffer, from: RemoteInfo) => {
    const reply = (bytes: Buffer) => udp.send(bytes, from.port, from.address);
    const { query, answer } = lookUp(message);
    for (const bytes of (!answer.truncated && answer.raw?.(message)) || []) reply(bytes);
    if (isSilent(answer, query)) return;
    const send = () => reply(encodeAnswer(query, answer, answer.truncated));
    if (answer.afterMs === undefined) send();
    else after(answer.afterMs, send);
    if (!answer.later) return;
    const { afterMs, answer: second } = answer.later;
    after(afterMs, () => reply(encodeAnswer(query, second)));
  };

  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (chunk) => {
      const message = unframe(chunk);
      if (!message) return void socket.destroy();
      const { query, answer } = lookUp(message);
      if (isSilent(answer, query)) return;
      const messages = answer.raw?.(message) ?? [encodeAnswer(query, answer)];
      socket.end(Buffer.concat(messages.map(frame)));
    });
  });
  const udp = await bindBoth(() => {
    const socket = createSocket('udp4');
    return socket.on('message', answerOver(socket));
  }, tcp);

  return {
    endpoint: { address: '127.0.0.1', port: udp.address().port },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      udp.close();
      tcp.close();
      await Promise.all([once(udp, 'close'), once(tcp, 'close')]);
    },
  };
}
