import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Session } from './session';

const OWN_CREDENTIALS = ['/api/auth/login', '/api/auth/refresh', '/api/auth/logout'];

const withToken = <T>(request: HttpRequest<T>, token: string | null): HttpRequest<T> =>
  token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;

/** Sends the access token with every API call; a 401 renews it once and tries again. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || OWN_CREDENTIALS.includes(request.url)) return next(request);
  const session = inject(Session);
  return from(session.token()).pipe(
    switchMap((token) =>
      next(withToken(request, token)).pipe(
        catchError((error: unknown) => {
          if (!(error instanceof HttpErrorResponse) || error.status !== 401 || !token) return throwError(() => error);
          return from(session.refresh().catch(() => null)).pipe(
            switchMap((renewed) => (renewed ? next(withToken(request, renewed)) : throwError(() => error))),
          );
        }),
      ),
    ),
  );
};
