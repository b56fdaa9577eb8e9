import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Where the navigation lies beneath and rows are cards: the style sheets' `max-width: 720px`. */
export const NARROW = '(max-width: 720px)';

/** Whether a media query holds. To be called where a component or service is made. */
export const matchesMedia = (query: string): Signal<boolean> =>
  toSignal(
    inject(BreakpointObserver)
      .observe(query)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
