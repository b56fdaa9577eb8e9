import { isIP } from 'node:net';
import type { Endpoint } from '../address/network';
import type { Measurement } from '../measure/context';
import { addressesOf } from '../measure/names';
import { open } from '../measure/open';
import { portOf, type Target } from '../target';
import { certificateWord } from '../tls/certificate-word';
import type { TestedAddress } from './control-report';

const HTTPS_PORT = 443;
/**
 * A name that lives alone on a network of its own, so that only a proxy shows a valid certificate for it anywhere else.
 */
const UNRELATED = 'www.iana.org';

interface Trial extends Endpoint {
  secure: boolean;
}

/** The ports that the target means, and 443 beside 80: there a certificate tells whose address it is. */
function trialsOf({ urls }: Target, addresses: readonly string[]): Trial[] {
  const ports = new Map<number, boolean>();
  for (const url of urls.map((href) => new URL(href))) {
    ports.set(portOf(url), url.protocol === 'https:');
    if (url.port === '') ports.set(HTTPS_PORT, true);
  }
  return addresses.flatMap((address) => [...ports].map(([port, secure]) => ({ address, port, secure })));
}

async function test(
  { address, port, secure }: Trial,
  host: string,
  own: readonly string[],
  measurement: Measurement,
): Promise<TestedAddress> {
  const { tcp, tls, socket } = await open({ address, port }, host, secure, measurement);
  socket?.destroy();
  if (!tls) return { address, port, tcp: tcp.failure };
  const tested = { address, port, tcp: tcp.failure, tls: tls.failure, certificate: certificateWord(tls) };
  if (tls.failure !== null || own.includes(address)) return tested;
  const proxied = await open({ address, port }, UNRELATED, true, measurement);
  proxied.socket?.destroy();
  return { ...tested, passesThrough: proxied.tls?.failure === null };
}

/** Tries the checker's addresses as far as the handshake. Never rejects. */
export async function testAddresses(
  target: Target,
  addresses: readonly string[],
  measurement: Measurement,
): Promise<TestedAddress[]> {
  const trials = trialsOf(target, addresses);
  if (trials.length === 0) return [];
  const own =
    isIP(target.host) === 0
      ? measurement.names.lookup(target.host).then((dns) => addressesOf({ dns }))
      : Promise.resolve([target.host]);
  return Promise.all(trials.map(async (trial) => test(trial, target.host, await own, measurement)));
}
