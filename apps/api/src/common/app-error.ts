import type { ErrorCode, FieldProblem } from '@nawala/contracts';

/**
 * Every failure that a client may hear about. Features throw these (or subclasses named for the outcome, such as
 * `DomainTaken`); one table in `problem.filter.ts` knows which HTTP status a code means.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** A sentence for a person: no path of the server, no query, no secret. */
    readonly detail: string,
    readonly options: {
      /** What is wrong with which field. */
      errors?: FieldProblem[];
      /** Seconds after which trying again makes sense. */
      retryAfter?: number;
    } = {},
  ) {
    super(detail);
    this.name = new.target.name;
  }
}

/** One field is wrong in a way that only the server can know. */
export class InvalidInput extends AppError {
  constructor(errors: FieldProblem[]) {
    super('INVALID_INPUT', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), { errors });
  }
}
