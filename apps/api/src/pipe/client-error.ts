import type { Socket } from 'node:net';
import { AppError } from '../common/app-error';
import { hangUp } from './raw-problem';

const CAUSES: Readonly<Record<string, () => AppError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () => new AppError('REQUEST_TIMEOUT', 'The request did not arrive in time.'),
  HPE_HEADER_OVERFLOW: () => new AppError('HEADERS_TOO_LARGE', 'The headers are too large.'),
};

const notHttp = () => new AppError('INVALID_INPUT', 'The request could not be understood: it is not valid HTTP.');

/** Requests that never became one. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  hangUp(socket, (CAUSES[error.code ?? ''] ?? notHttp)());
}
