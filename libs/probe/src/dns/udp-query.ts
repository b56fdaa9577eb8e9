import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Endpoint } from '../address/network';
import { settleWithin } from '../deadline';
import { failureOf } from '../failure';
import type { DnsAnswer } from '../observations';
import { decodeReply, encodeQuery, noReply, sameAnswer, type DnsQuestion, type DnsReply } from './message';

export interface UdpExchange {
  reply: DnsReply;
  /** Answers that came later and say something else; resolves when the window has closed. */
  late: Promise<DnsAnswer[]>;
}

interface UdpQuery {
  resolver: Endpoint;
  question: DnsQuestion;
  edns: boolean;
  timeoutMs: number;
  lateAnswerMs: number;
  signal: AbortSignal;
}

const MAX_LATE = 4;
const NOTHING_LATE = Promise.resolve<DnsAnswer[]>([]);

/**
 * One query on a socket and with an id of its own. The socket is connected, so that a closed port is seen at once and
 * strangers are not heard; it stays open a while after the first answer, because whoever injects a lie cannot keep the
 * truth from arriving too.
 */
export function queryUdp(query: UdpQuery): Promise<UdpExchange> {
  const { resolver, question, signal, timeoutMs } = query;
  const id = randomInt(0x10000);
  const otherwise = (why: Parameters<typeof noReply>[0]) => ({ reply: noReply(why), late: NOTHING_LATE });
  return settleWithin<UdpExchange>({ ms: timeoutMs, signal, otherwise }, (settle) => {
    const socket = createSocket(isIPv6(resolver.address) ? 'udp6' : 'udp4');
    let answered = false;
    socket.on('error', (error) => {
      if (!answered) settle(otherwise(failureOf(error)));
    });
    socket.on('message', (message) => {
      if (answered) return;
      const reply = decodeReply(message, id, question);
      if (!reply) return;
      answered = true;
      const late = reply.truncated ? close() : listenOn(id, reply);
      settle({ reply, late });
    });
    socket.once('connect', () => socket.send(encodeQuery(id, question, query.edns)));
    socket.connect(resolver.port, resolver.address);

    const close = (): Promise<DnsAnswer[]> => {
      socket.close();
      return NOTHING_LATE;
    };

    const listenOn = (sentId: number, first: DnsReply): Promise<DnsAnswer[]> => {
      const late: DnsAnswer[] = [];
      socket.on('message', (message) => {
        const reply = decodeReply(message, sentId, question);
        const known = reply === undefined || [first, ...late].some((other) => sameAnswer(other, reply));
        if (!known && late.length < MAX_LATE) late.push(withoutTruncation(reply));
      });
      const otherwiseLate = () => late;
      return settleWithin<DnsAnswer[]>({ ms: query.lateAnswerMs, signal, otherwise: otherwiseLate }, () => () => {
        socket.close();
      });
    };

    return () => {
      if (!answered) socket.close();
    };
  });
}

const withoutTruncation = ({ truncated: _truncated, ...answer }: DnsReply): DnsAnswer => answer;
