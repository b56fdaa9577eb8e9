import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import { Session } from './session';

export const signedIn: CanMatchFn = (_route, segments) => {
  if (inject(Session).user()) return true;
  const router = inject(Router);
  const asked = router.currentNavigation()?.extractedUrl.toString() ?? `/${segments.join('/')}`;
  return router.createUrlTree(['/login'], { queryParams: asked === '/' ? {} : { back: asked } });
};
