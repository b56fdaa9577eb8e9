import { lookup as resolveName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { type AddressPolicy, mayReach } from './address-policy';
import { type Outcome, failed, retry } from './outcome';

/** An attempt ends after so long, whatever the other side does. Claims outlive it. */
export const SEND_MS = 15_000;

/** No answer of a channel says more that matters. */
const MAX_ANSWER_BYTES = 64 * 1024;

export interface HttpAnswer {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  /** Cut where it is too long. */
  text: string;
}

/** The name led, at the moment of connecting, to where nothing may be sent. */
class AddressForbidden extends Error {}

/** Names are judged by what they mean at this moment: all addresses that the connection could be made to. */
const guardedLookup =
  (policy: AddressPolicy): LookupFunction =>
  (host, options, done) =>
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (!addresses.every(({ address }) => mayReach(address, policy))) return done(new AddressForbidden(host), []);
      const [first] = addresses;
      return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family);
    });

/** Connections that are judged when they are made; an address in place of a name is never looked up, so it is here. */
export function guardedAgent(policy: AddressPolicy): Agent {
  const connect = buildConnector({ timeout: SEND_MS, lookup: guardedLookup(policy) });
  return new Agent({
    connections: 4,
    connect: (options, done) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !mayReach(host, policy)) return done(new AddressForbidden(host), null);
      return connect(options, done);
    },
  });
}

/** For servers that the operator named. */
export const plainAgent = (): Agent => new Agent({ connections: 8, connect: { timeout: SEND_MS } });

/** Posts JSON; redirects are not followed. */
export async function postJson(
  dispatcher: Dispatcher,
  url: string,
  body: string,
  { headers = {}, timeoutMs = SEND_MS }: { headers?: Record<string, string>; timeoutMs?: number } = {},
): Promise<HttpAnswer> {
  const answer = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'nawala-monitor', ...headers },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: answer.statusCode, headers: answer.headers, text: await readUpTo(answer.body, MAX_ANSWER_BYTES) };
}

async function readUpTo(body: AsyncIterable<Buffer>, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    // Leaving the loop destroys the rest.
    if (bytes >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most).toString('utf8');
}

/** Every code and name in an error and its causes; whatever else was thrown has none. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, name, cause, errors } = error as { code?: unknown; name?: unknown; cause?: unknown; errors?: unknown };
  const inner = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return [String(code), String(name), ...inner.flatMap(codesOf)];
}

/** What an attempt that brought no answer means. The address as a whole is a secret: only its host is named. */
export function withoutAnswer(error: unknown, url: string, timeoutMs: number = SEND_MS): Outcome {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (error instanceof AddressForbidden) return failed('addressForbidden', 0, { host });
  const codes = codesOf(error);
  if (codes.some((code) => /^(TimeoutError|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/.test(code)))
    return retry('timeout', 0, { seconds: Math.round(timeoutMs / 1000) });
  if (codes.some((code) => /^(ENOTFOUND|EAI_AGAIN|EAI_NONAME)$/.test(code))) return retry('unknownHost', 0, { host });
  if (codes.some((code) => code.startsWith('HPE_'))) return retry('brokenAnswer', 0, { status: 0 });
  return retry('unreachable', 0, { host });
}

/** Milliseconds that a `Retry-After` asks for: seconds or a date. Null when it says nothing useful. */
export function retryAfterMs(headers: HttpAnswer['headers'], now: Date): number | null {
  const header = headers['retry-after'];
  if (typeof header !== 'string') return null;
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

export function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
