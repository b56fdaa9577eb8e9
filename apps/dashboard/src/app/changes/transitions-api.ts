import type { HttpClient } from '@angular/common/http';
import { LIMITS, type TransitionDto } from '@nawala/contracts';
import { EMPTY, expand, type Observable, reduce, retry, throwError, timer } from 'rxjs';
import { mayPass, readAgainIn } from '../live/read-again';

/** More than are ever shown, since most may be of one vantage alone. */
const FIRST_READ = 200;

type Params = Record<string, string | number>;

/** Tries again for as long as it may help. */
const read = (http: HttpClient, params: Params, onFailure?: () => void): Observable<TransitionDto[]> =>
  http.get<TransitionDto[]>('/api/transitions', { params }).pipe(
    retry({
      delay: (error, failures) => {
        onFailure?.();
        return mayPass(error) ? timer(readAgainIn(failures)) : throwError(() => error);
      },
    }),
  );

/** Newest first. */
export const newestTransitions = (http: HttpClient, onFailure: () => void): Observable<TransitionDto[]> =>
  read(http, { limit: FIRST_READ }, onFailure);

/** From which recording on such an answer is complete; empty: from the beginning. */
export const completeSince = (newest: readonly TransitionDto[]): string =>
  (newest.length >= FIRST_READ && newest.at(-1)?.recordedAt) || '';

/** Newest first, all of them, however many pages that takes. `since` is a time of recording, or empty: from the beginning. */
export function transitionsSince(http: HttpClient, since: string): Observable<TransitionDto[]> {
  const page = (before?: string) =>
    read(http, { ...(since && { since }), ...(before && { before }), limit: LIMITS.transitions });
  return page().pipe(
    expand((rows) => (rows.length < LIMITS.transitions ? EMPTY : page(rows.at(-1)?.recordedAt))),
    reduce((all, rows) => [...all, ...rows]),
  );
}
