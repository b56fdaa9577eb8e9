import { HttpErrorResponse, type HttpEvent, type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Clock } from './clock';

/** Every answer tells the clock what time it is at the server. Has to be the last one before the line. */
export const serverTime: HttpInterceptorFn = (request, next) => {
  const clock = inject(Clock);
  const sent = performance.now();
  const hear = (answer: unknown) => {
    if (answer instanceof HttpResponse || answer instanceof HttpErrorResponse) {
      clock.heard(answer.headers.get('Date'), sent);
    }
  };
  return next(request).pipe(tap<HttpEvent<unknown>>({ next: hear, error: hear }));
};
