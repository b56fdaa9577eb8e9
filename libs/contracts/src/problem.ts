/** Every error the API answers with, and the only words a client may branch on. */
export const ERROR_CODES = [
  'BAD_CREDENTIALS',
  'BRAND_IN_USE',
  'BRAND_NOT_FOUND',
  'BRAND_TAKEN',
  'DOMAIN_NOT_FOUND',
  'DOMAIN_TAKEN',
  'EMAIL_TAKEN',
  'FORBIDDEN',
  'HEADERS_TOO_LARGE',
  'INTERNAL',
  'INVALID_INPUT',
  'LAST_ADMIN',
  'NOT_FOUND',
  'NOT_READY',
  'PAYLOAD_TOO_LARGE',
  'REQUEST_TIMEOUT',
  'SELF_CHANGE',
  'TOO_MANY_REQUESTS',
  'TRANSITION_NOT_FOUND',
  'UNAUTHENTICATED',
  'UNSUPPORTED_MEDIA_TYPE',
  'USER_NOT_FOUND',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong with the input. `path` is the field as the client wrote it, such as `scanResult.status`. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** The body of every error answer, `application/problem+json` (RFC 9457). */
export interface ProblemDto {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  errors?: FieldProblem[];
}
