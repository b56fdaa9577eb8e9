import type { ErrorCode, ProblemDto } from '@nawala/contracts';

/** The API understood, but has no time now, or nobody answered at all: the same again may well succeed. */
const isTemporary = (status: number | null): boolean =>
  status === null || status >= 500 || [408, 425, 429].includes(status);

/** Why a call came to nothing. `message` is a sentence for a person. */
export class ClientError extends Error {
  override readonly name = 'ClientError';

  constructor(
    message: string,
    /** Of the answer; null when there was none, or none that could be read. */
    readonly status: number | null,
    /** The answer's body (RFC 9457), where it is one. */
    readonly problem: ProblemDto | null = null,
    /** When the API said to come back, in milliseconds from then. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }

  /** The only word to branch on. */
  get code(): ErrorCode | null {
    return this.problem?.code ?? null;
  }

  get isTemporary(): boolean {
    return isTemporary(this.status);
  }
}
