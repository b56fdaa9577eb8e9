import type { HttpInterceptorFn } from '@angular/common/http';

/** Less than it takes to notice that the line is dead: whoever comes back does not wait for an answer from before. */
const MOST_MS = 20_000;

/** A read without an answer fails after a while. Writes are waited for: nobody knows whether they were done. */
export const readTimeout: HttpInterceptorFn = (request, next) =>
  next(request.method === 'GET' ? request.clone({ timeout: MOST_MS }) : request);
