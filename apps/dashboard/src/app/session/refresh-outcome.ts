import { HttpErrorResponse } from '@angular/common/http';

/**
 * Only a clear "no" ends a session. An API that is away, restarting or busy (no answer, 429, 5xx) says nothing about
 * who is signed in.
 */
export const isRefusal = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && (error.status === 401 || error.status === 403);

/** Whether anybody answered. A request that broke off may have reached the server all the same. */
export const isAnswer = (error: unknown): boolean => error instanceof HttpErrorResponse && error.status !== 0;

/** Milliseconds until the token should be renewed: a minute early, spread a little so that tabs do not queue up. */
export const refreshDelay = (expiresAt: number, now: number, spread: number): number =>
  Math.max(0, expiresAt - now - 60_000 - spread * 10_000);

/** Milliseconds until the next try after `failures` in a row without a clear answer. */
export const retryDelay = (failures: number): number => Math.min(60_000, 2_000 * 2 ** Math.min(failures, 5));
