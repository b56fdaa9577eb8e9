import type { Routes } from '@angular/router';
import { laterTexts } from '../locale/later-texts';
import { part } from '../loading/page-parts';
import type { PlainKey } from '../locale/texts';
import { hasRole } from '../session/has-role';
import { ListPlace } from './list-place';
import { BulkActions } from './selection/bulk-actions';

export const domainsRoutes: Routes = [
  {
    path: '',
    providers: [BulkActions, ListPlace],
    children: [
      {
        path: '',
        title: 'nav.domains' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('./domain-list/domain-list').then((m) => m.DomainList)),
      },
      {
        path: 'import',
        title: 'domain.import' satisfies PlainKey,
        canMatch: [hasRole('admin')],
        canActivate: [laterTexts],
        loadComponent: part(() => import('./import/import-page').then((m) => m.ImportPage)),
      },
      {
        path: ':id',
        title: 'domain.title' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('./domain-detail/domain-detail').then((m) => m.DomainDetail)),
      },
    ],
  },
];
