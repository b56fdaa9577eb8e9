import type { Socket } from 'node:net';
import type { Endpoint } from '../address/network';
import type { TcpObservation, TlsObservation } from '../observations';
import { connectTo } from '../tcp/connect';
import { handshake, type SecureConnection } from '../tls/handshake';
import { mayBeIncomplete } from '../tls/issuers';
import { missingIssuers } from '../tls/missing-issuers';
import type { Measurement } from './context';

/** One address, opened as far as it goes. */
export interface Opened {
  tcp: TcpObservation;
  tls: TlsObservation | null;
  /** Ready for a request; absent when a layer below failed. */
  socket?: Socket;
  /** No more can be wished for: plain TCP for http, a valid certificate for https. */
  sound: boolean;
}

const incomplete = (secured: SecureConnection): SecureConnection => ({
  ...secured,
  observation: { ...secured.observation, failure: 'ssl_incomplete_chain' },
});

/** A server that left out its issuer's certificate gets a second handshake with it, as most browsers would do. */
async function complete(
  first: SecureConnection,
  endpoint: Endpoint,
  host: string,
  measurement: Measurement,
): Promise<SecureConnection> {
  if (!first.peer || !mayBeIncomplete(first.observation.detail)) return first;
  const issuers = await missingIssuers(first.peer, measurement);
  if (!issuers) return incomplete(first);
  if (issuers.length === 0) return first;
  const { network, signal, deadlines, trust } = measurement;
  const { observation: tcp, socket } = await connectTo(endpoint, { network, signal, timeoutMs: deadlines.tcp });
  if (!socket) return incomplete(first);
  first.socket?.destroy();
  const options = { serverName: host, context: trust.through(issuers), timeoutMs: deadlines.tls, signal };
  return handshake(socket, tcp, options);
}

export async function open(
  endpoint: Endpoint,
  host: string,
  secure: boolean,
  measurement: Measurement,
): Promise<Opened> {
  const { network, signal, deadlines, trust } = measurement;
  const { observation: tcp, socket } = await connectTo(endpoint, { network, signal, timeoutMs: deadlines.tcp });
  if (!socket) return { tcp, tls: null, sound: false };
  if (!secure) return { tcp, tls: null, socket, sound: true };
  const options = { serverName: host, context: trust.context, timeoutMs: deadlines.tls, signal };
  const first = await handshake(socket, tcp, options);
  const secured = await complete(first, endpoint, host, measurement);
  return { tcp, tls: secured.observation, socket: secured.socket, sound: secured.observation.failure === null };
}
