import type { Routes } from '@angular/router';
import { part } from '../loading/page-parts';
import { ListPlace } from './list-place';

export const domainsRoutes: Routes = [
  {
    path: '',
    providers: [ListPlace],
    children: [
      {
        path: '',
        title: 'Money sites',
        loadComponent: part(() => import('./domain-list/domain-list').then((m) => m.DomainList)),
      },
      {
        path: ':id',
        title: 'Money site',
        loadComponent: part(() => import('./domain-detail/domain-detail').then((m) => m.DomainDetail)),
      },
    ],
  },
];
