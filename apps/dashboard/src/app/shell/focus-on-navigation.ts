import { afterNextRender, inject, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]!;

/** A new page starts at its beginning for the keyboard and the screen reader too; a changed filter leaves the focus alone. */
export function focusOnNavigation(main: () => HTMLElement): void {
  const injector = inject(Injector);
  const router = inject(Router);
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
      startWith(pathOf(router.url)),
      pairwise(),
      filter(([from, to]) => from !== to),
      takeUntilDestroyed(),
    )
    .subscribe(() => afterNextRender(() => main().focus({ preventScroll: true }), { injector }));
}
