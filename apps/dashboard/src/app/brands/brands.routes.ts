import type { Routes } from '@angular/router';
import { part } from '../loading/page-parts';
import { laterTexts } from '../locale/later-texts';
import type { PlainKey } from '../locale/texts';

export const brandsRoutes: Routes = [
  {
    path: '',
    title: 'nav.brands' satisfies PlainKey,
    loadComponent: part(() => import('./brands-page').then((m) => m.BrandsPage)),
  },
  {
    path: ':code',
    canActivate: [laterTexts],
    children: [
      {
        path: '',
        title: 'domain.brand' satisfies PlainKey,
        loadComponent: part(() => import('./brand-page/brand-page').then((m) => m.BrandPage)),
      },
      {
        path: 'report/:month',
        title: 'monthReport.report' satisfies PlainKey,
        loadComponent: part(() => import('./report/report-page').then((m) => m.ReportPage)),
      },
    ],
  },
];
