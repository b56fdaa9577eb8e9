import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import { Session } from './session';

export const signedOut: CanMatchFn = () => inject(Session).user() === null || inject(Router).parseUrl('/');
