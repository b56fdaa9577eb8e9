import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import { ViewsApi } from '../domains/views/views-api';
import { KIOSK } from '../session/kiosk';

/** What a link says that leads to Home itself. */
export const OVERVIEW = 'overview';

/**
 * Whoever begins with a saved view comes to it by signing in, by the address alone and by the logo. The link to Home and
 * the way back lead to Home; so does everything else when it cannot be told.
 */
export const startView: CanActivateFn = async () => {
  if (inject(KIOSK)) return true;
  const [router, views] = [inject(Router), inject(ViewsApi)];
  const { extras, trigger } = router.currentNavigation() ?? {};
  if (extras?.info === OVERVIEW || trigger === 'popstate') return true;
  try {
    const start = await views.start();
    if (!start) return true;
    const { viewParams } = await import('../domains/views/view-url');
    const list = router.createUrlTree(['/domains'], { queryParams: viewParams(start.query) });
    return new RedirectCommand(list, { replaceUrl: true });
  } catch {
    return true;
  }
};
