import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { settleWithin } from '../deadline';
import { failureOf, type Failure } from '../failure';
import type { TcpObservation, TlsObservation } from '../observations';
import { readCertificate } from './certificate';

export interface SecureConnection {
  observation: TlsObservation;
  /** Present whenever the handshake finished, also with a certificate that proves nothing. The caller destroys it. */
  socket?: TLSSocket;
  /** The certificate itself, wherever one was shown. */
  peer?: X509Certificate;
}

interface HandshakeOptions {
  serverName: string;
  context: SecureContext;
  timeoutMs: number;
  signal: AbortSignal;
}

/** What OpenSSL or Node says about a certificate, in OONI's three words. */
function certificateFailure(code: string): Failure {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'ssl_invalid_hostname';
  return code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID'
    ? 'ssl_invalid_certificate'
    : 'ssl_unknown_authority';
}

const codeOf = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
};

/**
 * One TLS handshake with the real server name over an open connection. The certificate is accepted whatever it is and
 * judged afterwards, because an expired block page would otherwise hide its name. Never rejects.
 */
export function handshake(
  tcp: Socket,
  { address, port }: TcpObservation,
  { serverName, context, timeoutMs, signal }: HandshakeOptions,
): Promise<SecureConnection> {
  const started = performance.now();
  const seen = (over: Partial<TlsObservation>): TlsObservation => ({
    address,
    port,
    serverName,
    failure: null,
    detail: null,
    certificate: null,
    durationMs: Math.round(performance.now() - started),
    ...over,
  });
  const otherwise = (failure: Failure) => ({ observation: seen({ failure }) });
  return settleWithin<SecureConnection>({ ms: timeoutMs, signal, otherwise }, (settle) => {
    const socket = connect({
      socket: tcp,
      host: serverName,
      servername: isIP(serverName) === 0 ? serverName : '',
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
      secureContext: context,
    });
    let handedOver = false;
    socket.on('error', () => undefined);
    socket.once('error', (error) =>
      settle({ observation: seen({ failure: failureOf(error), detail: codeOf(error) }) }),
    );
    socket.once('secureConnect', () => {
      handedOver = true;
      const peer = socket.getPeerX509Certificate();
      const detail = socket.authorized ? null : String(socket.authorizationError ?? 'UNKNOWN');
      const failure = detail === null ? null : certificateFailure(detail);
      const certificate = peer ? readCertificate(peer) : null;
      settle({ observation: seen({ failure, detail, certificate }), socket, ...(peer && { peer }) });
    });
    return () => {
      if (!handedOver) socket.destroy();
    };
  });
}
