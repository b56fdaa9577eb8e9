import type { HttpInterceptorFn } from '@angular/common/http';

/** Less than it takes to notice that the line is dead: whoever comes back does not wait for an answer from before. */
const MOST_FOR_READ_MS = 20_000;
/** Long enough for a server that is merely busy: nobody knows whether a write that was given up was done. */
const MOST_FOR_WRITE_MS = 30_000;

/** A request without an answer fails after a while, unless it says itself how long it can wait. */
export const answerTimeout: HttpInterceptorFn = (request, next) =>
  next(
    request.clone({ timeout: request.timeout ?? (request.method === 'GET' ? MOST_FOR_READ_MS : MOST_FOR_WRITE_MS) }),
  );
