import type { HttpClient } from '@angular/common/http';
import { LIMITS, type TransitionPageDto } from '@nawala/contracts';
import { EMPTY, expand, type Observable, reduce, retry, throwError, timer } from 'rxjs';
import { mayPass, readAgainIn } from '../live/read-again';

type Params = Record<string, string | number>;

/** Changes of verdict, newest first; tries again for as long as it may help. */
const read = (http: HttpClient, params: Params, onFailure: () => void): Observable<TransitionPageDto> =>
  http.get<TransitionPageDto>('/api/transitions', { params: { verdicts: true, ...params } }).pipe(
    retry({
      delay: (error, failures) => {
        onFailure();
        return mayPass(error) ? timer(readAgainIn(failures)) : throwError(() => error);
      },
    }),
  );

export const newestTransitions = (http: HttpClient, limit: number, onFailure: () => void) =>
  read(http, { limit }, onFailure);

/** Thousands of rows: what a night of a wave adds up to would fill the memory, and nobody would be told of each. */
const MOST_PAGES = 10;

/**
 * Newest first, as many as `MOST_PAGES` hold: with `next` where there are more.
 * @param since a time of recording, or empty: from the beginning
 */
export function transitionsSince(
  http: HttpClient,
  since: string,
  onFailure: () => void,
): Observable<TransitionPageDto> {
  const page = (before: string | null) =>
    read(http, { ...(since && { since }), ...(before !== null && { before }), limit: LIMITS.transitions }, onFailure);
  return page(null).pipe(
    expand(({ next }, index) => (next === null || index + 1 === MOST_PAGES ? EMPTY : page(next))),
    reduce((all, { items, next }) => ({ items: [...all.items, ...items], next })),
  );
}
