import type { Routes } from '@angular/router';
import { DomainDialogs } from './domain-dialogs';

export const domainsRoutes: Routes = [
  {
    path: '',
    providers: [DomainDialogs],
    children: [
      {
        path: '',
        title: 'Money sites',
        loadComponent: () => import('./domain-list/domain-list').then((m) => m.DomainList),
      },
      {
        path: ':id',
        title: 'Money site',
        loadComponent: () => import('./domain-detail/domain-detail').then((m) => m.DomainDetail),
      },
    ],
  },
];
