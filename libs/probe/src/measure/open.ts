import type { Socket } from 'node:net';
import type { Endpoint } from '../address/network';
import type { TcpObservation, TlsObservation } from '../observations';
import { connectTo } from '../tcp/connect';
import { handshake } from '../tls/handshake';
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
  const options = { serverName: host, context: trust, timeoutMs: deadlines.tls, signal };
  const secured = await handshake(socket, tcp, options);
  return { tcp, tls: secured.observation, socket: secured.socket, sound: secured.observation.failure === null };
}
