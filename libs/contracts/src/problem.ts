/** Every error the API answers with, and the only words a client may branch on. */
export const ERROR_CODES = [
  'BAD_CREDENTIALS',
  'BRAND_IN_USE',
  'BRAND_NOT_FOUND',
  'BRAND_TAKEN',
  'CHANNEL_NOT_FOUND',
  'CHANNEL_REFUSES',
  'CHANNEL_WITHOUT_SECRET',
  'CHECK_NOT_FOUND',
  'DOMAIN_NOT_FOUND',
  'DOMAIN_TAKEN',
  'EMAIL_NOT_SET_UP',
  'EMAIL_TAKEN',
  'FORBIDDEN',
  'HEADERS_TOO_LARGE',
  'INCIDENT_NOT_FOUND',
  'INTERNAL',
  'INVALID_INPUT',
  'JOB_NOT_FOUND',
  'JOB_RUNNING',
  'KEY_NOT_FOUND',
  'KEY_REVOKED',
  'KEY_TAKEN',
  'LAST_ADMIN',
  'LIMIT_REACHED',
  'MUTE_NOT_FOUND',
  'NOT_FOUND',
  'NOT_READY',
  'NO_CHECKER',
  'PAYLOAD_TOO_LARGE',
  'REQUEST_TIMEOUT',
  'RULE_NOT_FOUND',
  'SECRETS_KEY_MISSING',
  'SELF_CHANGE',
  'TOO_MANY_JOBS',
  'TOO_MANY_JOBS_KEPT',
  'TOO_MANY_REQUESTS',
  'TRANSITION_NOT_FOUND',
  'UNAUTHENTICATED',
  'UNDO_OVER',
  'UNDO_PENDING',
  'UNSUPPORTED_MEDIA_TYPE',
  'USER_NOT_FOUND',
  'VANTAGE_IN_USE',
  'VANTAGE_NOT_FOUND',
  'VIEW_NOT_FOUND',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a sentence names, for clients that say it in a language of their own: few and short. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** One thing wrong with the input. */
export interface FieldProblem {
  /** The field as the client wrote it, such as `scanResult.status`. */
  path: string;
  message: string;
  /** The rule that it breaks, such as `isLength`: the message without its language. */
  code: string;
  /** What the rule allows, such as `min` and `max`. */
  params?: ProblemParams;
}

/** The body of every error answer, `application/problem+json` (RFC 9457). */
export interface ProblemDto {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  /** What `detail` names. */
  params?: ProblemParams;
  errors?: FieldProblem[];
}
