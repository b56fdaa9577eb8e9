import { HttpErrorResponse } from '@angular/common/http';

/** Whether the same request may well succeed later: the API was away, restarting or busy. */
export const mayPass = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Milliseconds until a read is tried again, after `failures` in a row. */
export const readAgainIn = (failures: number): number => Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
