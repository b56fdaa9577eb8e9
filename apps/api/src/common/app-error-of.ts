import { HttpException } from '@nestjs/common';
import { Error as MongooseErrors, MongooseError, mongo } from 'mongoose';
import { AppError } from './app-error';

/** Seconds after which a client may hope that the database is back. */
export const DATABASE_RETRY_AFTER = 2;

/** What the framework's own refusals mean. The framework's words stay inside: they quote paths and bodies. */
const BY_STATUS: Readonly<Record<number, () => AppError>> = {
  400: () => new AppError('INVALID_INPUT', 'The request could not be understood: is the body valid JSON?'),
  401: () => new AppError('UNAUTHENTICATED', 'Sign in first.'),
  403: () => new AppError('FORBIDDEN', 'You may not do this.'),
  404: () => new AppError('NOT_FOUND', 'There is nothing at this address.'),
  413: () => new AppError('PAYLOAD_TOO_LARGE', 'The body is too large.'),
  414: () => new AppError('INVALID_INPUT', 'The address is too long.'),
  415: () => new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with Content-Type: application/json.'),
  503: () =>
    new AppError('NOT_READY', 'Not ready for requests. Try again shortly.', { retryAfter: DATABASE_RETRY_AFTER }),
};

/** Whether the database could not be asked, as opposed to having refused. */
export function isDatabaseAway(error: unknown): boolean {
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error instanceof MongooseErrors.MongooseServerSelectionError ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError')) ||
    // The driver passes on as it is what a socket says that has heard its other end hang up, and has not closed yet.
    (error instanceof Error && 'code' in error && error.code === 'EPIPE') ||
    // Mongoose says this with a plain MongooseError while it has never been connected.
    (error instanceof MongooseError && /initial connection|buffering timed out/.test(error.message))
  );
}

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
};

/** Any failure as one a client may hear about; undefined when it is a fault of ours. */
export function appErrorOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) {
    return new AppError('NOT_READY', 'The database cannot be reached. Try again shortly.', {
      retryAfter: DATABASE_RETRY_AFTER,
    });
  }
  return BY_STATUS[statusOf(error) ?? 0]?.();
}
