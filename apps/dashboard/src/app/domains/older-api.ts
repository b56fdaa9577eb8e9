import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import type { ProblemDto } from '@nawala/contracts';
import { catchError, throwError } from 'rxjs';

/** What an API of a version ago refuses, and the list can do without. */
const NEWER = 'blockedFirst';

const refuses = (error: unknown): boolean =>
  error instanceof HttpErrorResponse &&
  error.status === 400 &&
  (error.error as Partial<ProblemDto> | null)?.errors?.some(({ path }) => path === NEWER) === true;

/** While servers are replaced one by one, a new page may ask an old one: it asks again for what that one knows. */
export const olderApi: HttpInterceptorFn = (request, next) =>
  request.params.has(NEWER)
    ? next(request).pipe(
        catchError((error: unknown) =>
          refuses(error) ? next(request.clone({ params: request.params.delete(NEWER) })) : throwError(() => error),
        ),
      )
    : next(request);
