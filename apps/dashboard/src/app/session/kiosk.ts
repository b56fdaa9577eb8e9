import { InjectionToken } from '@angular/core';

export const isKiosk = (search: string): boolean => new URLSearchParams(search).get('kiosk') === '1';

/**
 * For a screen on the wall: a page that was opened with `?kiosk=1` has no navigation, tells nothing of its own accord and
 * changes nothing, until it is loaded without.
 */
export const KIOSK = new InjectionToken<boolean>('kiosk', {
  providedIn: 'root',
  factory: () => isKiosk(location.search),
});
