import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import type { Role } from '@nawala/contracts';
import { Session } from './session';

/** Keeps a page out of the way of those who cannot use it; whether they may is for the server to decide. */
export const hasRole =
  (role: Role): CanMatchFn =>
  () =>
    inject(Session).role() === role || inject(Router).parseUrl('/');
