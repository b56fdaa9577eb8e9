import type { ErrorCode, FieldProblem, ProblemParams } from '@nawala/contracts';

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
      /** What the sentence names, for clients with sentences of their own. */
      params?: ProblemParams;
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

/** An answer names no more problems than a person reads, nor more of a name than tells which one it is. */
const MAX_PROBLEMS = 50;
const MAX_PATH = 100;
const MAX_MESSAGE = 300;
const MAX_IN_DETAIL = 10;

const shortened = (text: string, length: number): string =>
  (text.length > length ? `${text.slice(0, length)}…` : text).toWellFormed();

/** Fields that are wrong in ways that only the server can know. Names come from the client: what is echoed is bounded. */
export class InvalidInput extends AppError {
  constructor(problems: readonly FieldProblem[]) {
    const errors = problems.slice(0, MAX_PROBLEMS).map((problem) => ({
      ...problem,
      path: shortened(problem.path, MAX_PATH),
      message: shortened(problem.message, MAX_MESSAGE),
    }));
    const named = errors.slice(0, MAX_IN_DETAIL).map(({ path, message }) => (path ? `${path}: ${message}` : message));
    const more = problems.length - named.length;
    super('INVALID_INPUT', [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; '), { errors });
  }
}
