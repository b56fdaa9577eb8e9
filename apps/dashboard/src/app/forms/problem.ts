import { HttpErrorResponse } from '@angular/common/http';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { ErrorCode, ProblemDto } from '@nawala/contracts';
import { counted, t, tIfKnown } from '../locale/t';
import { sayKnownRule, sayRule } from './say-rule';

/** The API's own account of what went wrong; null when the answer, if any, was not from it. */
export function problemOf(error: unknown): ProblemDto | null {
  const body = error instanceof HttpErrorResponse ? (error.error as Partial<ProblemDto> | null) : null;
  return typeof body === 'object' && body?.code && body.detail ? (body as ProblemDto) : null;
}

/** One sentence for the person in front of the screen. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof HttpErrorResponse)) return t('failure.unknown');
  if (hasTimedOut(error)) return t('failure.timeout');
  if (error.status === 0) return t('failure.unreachable');
  if (error.status === 429) return t('failure.tooMany', { wait: retryAfter(error) ?? t('failure.aMinute') });
  if (error.status === 503) return t('failure.notReady', { wait: retryAfter(error) ?? t('failure.aMoment') });
  const problem = problemOf(error);
  return problem ? sayProblem(problem) : t('failure.refused');
}

/** In the words of the page; in the API's own where it says something that this page does not know yet. */
function sayProblem({ code, params = {}, detail, errors = [] }: ProblemDto): string {
  const { count } = params;
  const [said] = code === 'INVALID_INPUT' ? errors.flatMap((error) => sayKnownRule(error) ?? []) : [];
  if (said !== undefined) return said;
  if (code === 'BRAND_IN_USE' && typeof count === 'number') return counted('problem.BRAND_IN_USE', count);
  return tIfKnown(`problem.${code}`, params) ?? detail;
}

const hasTimedOut = ({ status, error }: HttpErrorResponse): boolean =>
  status === 0 && (error as Partial<DOMException> | null)?.name === 'TimeoutError';

/** As the server says, in seconds or as a date of its own clock: `30 s`, `5 min`. */
function retryAfter({ headers }: HttpErrorResponse): string | undefined {
  const text = headers.get('Retry-After') ?? '';
  const until = (Date.parse(text) - Date.parse(headers.get('Date') ?? '')) / 1000;
  const seconds = Math.ceil(/^\d+$/.test(text) ? Number(text) : until);
  if (!(seconds > 0)) return undefined;
  return seconds < 120
    ? t('failure.seconds', { number: seconds })
    : t('failure.minutes', { number: Math.ceil(seconds / 60) });
}

export type ServerError = ValidationError.WithFieldTree;

/** The field that a conflict is about, for conflicts of which the API names none. */
export type FieldOf<T> = Partial<Record<ErrorCode, keyof T & string>>;

/**
 * What the API said, each sentence at the field it belongs to; the rest at the form as a whole. `fieldOf` places the
 * conflicts, which name no field.
 */
export function serverErrors<T extends object>(
  error: unknown,
  form: FieldTree<T>,
  fieldOf: FieldOf<T> = {},
): ServerError[] {
  const problem = problemOf(error);
  const fields = form as unknown as Record<string, FieldTree<unknown> | undefined>;
  /** The part of the body may be nested deeper than the form is: `config.url` is the field `url`. */
  const fieldIn = (path: string) => path.split('.').find((part) => fields[part] !== undefined);
  const at = (path: string | undefined, message: string): ServerError => ({
    kind: 'server',
    message,
    fieldTree: (path ? fields[path] : undefined) ?? (form as unknown as FieldTree<unknown>),
  });
  if (problem?.errors?.length) return problem.errors.map((field) => at(fieldIn(field.path), sayRule(field)));
  return [at(problem ? fieldOf[problem.code] : undefined, describeFailure(error))];
}
