import { settleWithin } from '../deadline';
import { decodeReply, encodeQuery, noReply, type DnsQuestion, type DnsReply } from './message';

interface DohQuery {
  service: URL;
  question: DnsQuestion;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A DNS message is never longer, over whatever transport. */
const MAX_MESSAGE = 65_535;
/** RFC 8484 recommends it, so that answers can be cached. */
const ID = 0;

async function readMessage(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_MESSAGE) break;
  }
  return Buffer.concat(chunks);
}

/**
 * One question over DNS over HTTPS. A failure says that the service cannot be reached, never that the name is blocked,
 * so it carries no rcode.
 */
export function queryDoh({ service, question, timeoutMs, signal }: DohQuery): Promise<DnsReply> {
  return settleWithin<DnsReply>({ ms: timeoutMs, signal, otherwise: noReply }, (settle) => {
    const controller = new AbortController();
    const ask = async (): Promise<DnsReply> => {
      const response = await fetch(service, {
        method: 'POST',
        headers: { 'Content-Type': 'application/dns-message', Accept: 'application/dns-message' },
        body: new Uint8Array(encodeQuery(ID, question, true)),
        redirect: 'error',
        signal: controller.signal,
      });
      if (!response.ok) return noReply('http_invalid_response');
      return decodeReply(await readMessage(response), ID, question) ?? noReply('dns_malformed_answer');
    };
    ask().then(settle, () => settle(noReply('unknown_failure')));
    return () => controller.abort();
  });
}
