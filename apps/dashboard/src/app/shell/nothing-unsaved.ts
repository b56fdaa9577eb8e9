import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialogs';
import { pathOf } from './focus-on-navigation';

/**
 * Asks before a page is left under a dialog with something unsaved in it. A changed filter leaves the dialog where it is,
 * and whoever has been signed out cannot stay.
 */
export const nothingUnsaved: CanDeactivateFn<unknown> = (_page, _route, { url }, next) => {
  const dialogs = inject(Dialogs);
  if (inject(Session).user() === null) {
    dialogs.closeAll();
    return true;
  }
  return pathOf(url) === pathOf(next.url) || dialogs.leave();
};
