import type { Routes } from '@angular/router';
import { part } from './loading/page-parts';
import type { PlainKey } from './locale/texts';
import { signedIn } from './session/signed-in';
import { signedOut } from './session/signed-out';

export const routes: Routes = [
  {
    path: 'login',
    title: 'login.title' satisfies PlainKey,
    canMatch: [signedOut],
    loadComponent: part(() => import('./login/login-page').then((m) => m.LoginPage)),
  },
  {
    path: '',
    canMatch: [signedIn],
    loadChildren: part(() => import('./shell/shell.routes').then((m) => m.shellRoutes)),
  },
];
