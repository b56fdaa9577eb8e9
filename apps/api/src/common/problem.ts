import { HttpStatus } from '@nestjs/common';
import type { ErrorCode, ProblemDto } from '@nawala/contracts';
import { STATUS_CODES } from 'node:http';
import type { AppError } from './app-error';

/** The one table that knows HTTP. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  BAD_CREDENTIALS: HttpStatus.UNAUTHORIZED,
  BRAND_IN_USE: HttpStatus.CONFLICT,
  BRAND_NOT_FOUND: HttpStatus.NOT_FOUND,
  BRAND_TAKEN: HttpStatus.CONFLICT,
  CHANNEL_NOT_FOUND: HttpStatus.NOT_FOUND,
  CHANNEL_REFUSES: HttpStatus.CONFLICT,
  CHANNEL_WITHOUT_SECRET: HttpStatus.CONFLICT,
  CHECK_NOT_FOUND: HttpStatus.NOT_FOUND,
  DOMAIN_NOT_FOUND: HttpStatus.NOT_FOUND,
  DOMAIN_TAKEN: HttpStatus.CONFLICT,
  EMAIL_NOT_SET_UP: HttpStatus.CONFLICT,
  EMAIL_TAKEN: HttpStatus.CONFLICT,
  FORBIDDEN: HttpStatus.FORBIDDEN,
  // Nest has no name for this one.
  HEADERS_TOO_LARGE: 431,
  INCIDENT_NOT_FOUND: HttpStatus.NOT_FOUND,
  INTERNAL: HttpStatus.INTERNAL_SERVER_ERROR,
  INVALID_INPUT: HttpStatus.BAD_REQUEST,
  JOB_NOT_FOUND: HttpStatus.NOT_FOUND,
  JOB_RUNNING: HttpStatus.CONFLICT,
  KEY_NOT_FOUND: HttpStatus.NOT_FOUND,
  KEY_REVOKED: HttpStatus.CONFLICT,
  KEY_TAKEN: HttpStatus.CONFLICT,
  LAST_ADMIN: HttpStatus.CONFLICT,
  LIMIT_REACHED: HttpStatus.CONFLICT,
  MUTE_NOT_FOUND: HttpStatus.NOT_FOUND,
  NOT_FOUND: HttpStatus.NOT_FOUND,
  NOT_READY: HttpStatus.SERVICE_UNAVAILABLE,
  NO_CHECKER: HttpStatus.CONFLICT,
  PAYLOAD_TOO_LARGE: HttpStatus.PAYLOAD_TOO_LARGE,
  REQUEST_TIMEOUT: HttpStatus.REQUEST_TIMEOUT,
  RULE_NOT_FOUND: HttpStatus.NOT_FOUND,
  SECRETS_KEY_MISSING: HttpStatus.CONFLICT,
  SELF_CHANGE: HttpStatus.CONFLICT,
  TOO_MANY_JOBS: HttpStatus.CONFLICT,
  TOO_MANY_JOBS_KEPT: HttpStatus.CONFLICT,
  TOO_MANY_REQUESTS: HttpStatus.TOO_MANY_REQUESTS,
  TRANSITION_NOT_FOUND: HttpStatus.NOT_FOUND,
  UNAUTHENTICATED: HttpStatus.UNAUTHORIZED,
  UNDO_OVER: HttpStatus.CONFLICT,
  UNDO_PENDING: HttpStatus.CONFLICT,
  UNSUPPORTED_MEDIA_TYPE: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  USER_NOT_FOUND: HttpStatus.NOT_FOUND,
  VANTAGE_IN_USE: HttpStatus.CONFLICT,
  VANTAGE_NOT_FOUND: HttpStatus.NOT_FOUND,
  VIEW_NOT_FOUND: HttpStatus.NOT_FOUND,
};

/** What passes by itself: the answer says in `Retry-After` when. */
export const RETRIABLE: readonly ErrorCode[] = ['TOO_MANY_REQUESTS', 'NOT_READY'];

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** The body of an error answer (RFC 9457). */
export function problemOf({ code, detail, options: { errors, params } }: AppError): ProblemDto {
  const status = STATUS_OF[code];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(params && { params }),
    ...(errors && { errors }),
  };
}
