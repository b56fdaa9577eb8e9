import { connect, type Socket } from 'node:net';
import type { Endpoint, ProbeNetwork } from '../address/network';
import { settleWithin } from '../deadline';
import { failureOf, type Failure } from '../failure';
import type { TcpObservation } from '../observations';

export interface Connection {
  observation: TcpObservation;
  /** Present exactly when the observation is a success. The caller destroys it. */
  socket?: Socket;
}

interface ConnectOptions {
  network: ProbeNetwork;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A socket that nobody listens to must not end the process when its peer resets it. */
const IGNORE = () => undefined;

/** Opens a TCP connection to one address, unless the address policy refuses it. Never rejects. */
export function connectTo(endpoint: Endpoint, { network, timeoutMs, signal }: ConnectOptions): Promise<Connection> {
  const started = performance.now();
  const seen = (failure: Failure | null): TcpObservation => ({
    ...endpoint,
    failure,
    durationMs: Math.round(performance.now() - started),
  });
  if (!network.mayDial(endpoint.address)) return Promise.resolve({ observation: seen('address_not_dialled') });
  const otherwise = (why: Failure) => ({ observation: seen(why) });
  return settleWithin<Connection>({ ms: timeoutMs, signal, otherwise }, (settle) => {
    const { address, port } = network.route(endpoint);
    const socket = connect({ host: address, port, noDelay: true });
    let handedOver = false;
    socket.on('error', IGNORE);
    socket.once('error', (error) => settle({ observation: seen(failureOf(error)) }));
    socket.once('connect', () => {
      handedOver = true;
      settle({ observation: seen(null), socket });
    });
    return () => {
      if (!handedOver) socket.destroy();
    };
  });
}
