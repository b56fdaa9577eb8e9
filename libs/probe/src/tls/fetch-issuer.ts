import { X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { settleWithin } from '../deadline';
import { collectBody } from '../http/body';
import type { Measurement } from '../measure/context';
import { hostOf, isDnsName } from '../target';
import { connectTo } from '../tcp/connect';

const HTTP_PORT = 80;
/** Certificates are a kilobyte or two. */
const MAX_CERTIFICATE = 64 * 1024;
const MAX_ADDRESSES = 2;

/** A connection to the first address that takes one; the address policy holds here as for every target. */
async function connect(url: URL, { names, network, signal, deadlines }: Measurement): Promise<Socket | undefined> {
  const host = hostOf(url);
  if (isIP(host) === 0 && !isDnsName(host)) return undefined;
  const dns = isIP(host) === 0 ? await names.lookup(host) : [];
  const addresses = isIP(host) === 0 ? dns.flatMap(({ addresses }) => addresses) : [host];
  for (const address of addresses.slice(0, MAX_ADDRESSES)) {
    const options = { network, signal, timeoutMs: deadlines.issuer };
    const { socket } = await connectTo({ address, port: HTTP_PORT }, options);
    if (socket) return socket;
  }
  return undefined;
}

function parse(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

/** Fetches one certificate. Undefined when it cannot be had; never rejects. */
export async function fetchIssuer(url: URL, measurement: Measurement): Promise<X509Certificate | undefined> {
  const socket = await connect(url, measurement);
  if (!socket) return undefined;
  const { signal, deadlines } = measurement;
  const bounds = { ms: deadlines.issuer, signal, otherwise: () => undefined };
  return settleWithin<X509Certificate | undefined>(bounds, (settle) => {
    const sent = request({
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, Connection: 'close' },
      setHost: false,
    });
    sent.on('error', () => settle(undefined));
    sent.on('response', (response) => {
      const read = collectBody(response, undefined).body;
      void read.then(({ bytes, truncated }) => {
        const isWhole = response.statusCode === 200 && !truncated && bytes.length <= MAX_CERTIFICATE;
        settle(isWhole ? parse(bytes) : undefined);
      });
    });
    sent.end();
    return () => {
      sent.destroy();
      socket.destroy();
    };
  });
}
