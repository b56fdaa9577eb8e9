import { HttpErrorResponse } from '@angular/common/http';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { ErrorCode, ProblemDto } from '@nawala/contracts';

/** The API's own account of what went wrong; null when the answer, if any, was not from it. */
export function problemOf(error: unknown): ProblemDto | null {
  const body = error instanceof HttpErrorResponse ? (error.error as Partial<ProblemDto> | null) : null;
  return typeof body === 'object' && body?.code && body.detail ? (body as ProblemDto) : null;
}

/** One sentence for the person in front of the screen. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof HttpErrorResponse)) return 'Something went wrong. Try again.';
  if (error.status === 0) return 'The server cannot be reached. Check your connection and try again.';
  if (error.status === 429) {
    const seconds = Number(error.headers.get('Retry-After'));
    return seconds > 0 ? `Too many attempts. Try again in ${seconds} s.` : 'Too many attempts. Try again in a minute.';
  }
  if (error.status === 503) return 'The server is not ready yet. Try again in a moment.';
  return problemOf(error)?.detail ?? 'The server could not do this. Try again.';
}

type ServerError = ValidationError.WithOptionalFieldTree;

/** What a form's submission resolves to: nothing when all went well. */
export type Outcome = ServerError[] | undefined;

/**
 * What the API said, each sentence at the field it belongs to; the rest at the form as a whole. `fieldOf` places the
 * conflicts, which name no field.
 */
export function serverErrors<T extends object>(
  error: unknown,
  form: FieldTree<T>,
  fieldOf: Partial<Record<ErrorCode, keyof T & string>> = {},
): ServerError[] {
  const problem = problemOf(error);
  const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
  const at = (path: string | undefined, message: string): ServerError => ({
    kind: 'server',
    message,
    fieldTree: (path ? fields[path] : undefined) ?? (form as unknown as FieldTree<unknown>),
  });
  if (problem?.errors?.length) return problem.errors.map(({ path, message }) => at(path.split('.')[0], message));
  return [at(problem ? fieldOf[problem.code] : undefined, describeFailure(error))];
}
