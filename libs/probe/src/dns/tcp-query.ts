import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import type { Endpoint } from '../address/network';
import { settleWithin } from '../deadline';
import { failureOf } from '../failure';
import { decodeReply, encodeQuery, noReply, type DnsQuestion, type DnsReply } from './message';

/** A message over TCP is preceded by its length in two bytes (RFC 1035, 4.2.2), so it is at most 64 KiB long. */
export function frame(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** The first whole message in what has arrived so far; undefined when more must come. */
export function unframe(received: Buffer): Buffer | undefined {
  if (received.length < 2) return undefined;
  const end = 2 + received.readUInt16BE(0);
  return received.length < end ? undefined : received.subarray(2, end);
}

interface TcpQuery {
  resolver: Endpoint;
  question: DnsQuestion;
  edns: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}

/** The same question over TCP, for answers that do not fit a datagram. */
export function queryTcp({ resolver, question, edns, timeoutMs, signal }: TcpQuery): Promise<DnsReply> {
  const id = randomInt(0x10000);
  return settleWithin<DnsReply>({ ms: timeoutMs, signal, otherwise: noReply }, (settle) => {
    const socket = connect({ host: resolver.address, port: resolver.port });
    const chunks: Buffer[] = [];
    socket.on('connect', () => socket.write(frame(encodeQuery(id, question, edns))));
    socket.on('error', (error) => settle(noReply(failureOf(error))));
    socket.on('end', () => settle(noReply('eof_error')));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const message = unframe(Buffer.concat(chunks));
      if (message) settle(decodeReply(message, id, question) ?? noReply('dns_malformed_answer'));
    });
    return () => socket.destroy();
  });
}
