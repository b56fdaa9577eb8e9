import type { Routes } from '@angular/router';
import { part } from '../loading/page-parts';
import { provideSocketIo } from 'ngx-socket-io';
import { provideToastr, ToastrService } from 'ngx-toastr';
import { BrandDialogs } from '../brands/brand-dialogs';
import { ChangeToast } from '../changes/change-toast';
import { RecentChanges } from '../changes/recent-changes';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { laterTexts } from '../locale/later-texts';
import type { PlainKey } from '../locale/texts';
import { hasRole } from '../session/has-role';
import { DomainDialogs } from '../domains/domain-dialogs';
import { Staleness } from '../domains/staleness';
import { IncidentActions } from '../incidents/incident-actions';
import { OpenIncidents } from '../incidents/open-incidents';
import { Jobs } from '../jobs/jobs';
import { Stats } from '../stats/stats';
import { Shortcuts } from './palette/shortcuts';
import { nothingUnsaved } from './nothing-unsaved';
import { Shell } from './shell';
import { startView } from './start-view';
import { VantageLabels } from '../vantages/vantage-labels';

const toastr = { toastComponent: ChangeToast, maxOpened: 3, autoDismiss: true, timeOut: 8_000, tapToDismiss: false };

/** Everything behind the sign-in. What is provided here begins with the shell and ends with it. */
export const shellRoutes: Routes = [
  {
    path: '',
    component: Shell,
    canDeactivate: [nothingUnsaved],
    runGuardsAndResolvers: 'always',
    providers: [
      provideSocketIo({
        url: '',
        options: { autoConnect: false, transports: ['websocket', 'polling'], tryAllTransports: true, timeout: 10_000 },
      }),
      provideToastr({ ...toastr, toastClass: 'ngx-toastr', positionClass: 'toast-stack', newestOnTop: false }),
      ToastrService,
      LiveClient,
      Staleness,
      Stats,
      RecentChanges,
      Toasts,
      Jobs,
      BrandDialogs,
      DomainDialogs,
      IncidentActions,
      OpenIncidents,
      Shortcuts,
      VantageLabels,
    ],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'nav.home' satisfies PlainKey,
        canActivate: [startView],
        // The logo asks anew where to begin, on Home as well.
        runGuardsAndResolvers: 'always',
        loadComponent: part(() => import('../home/home-page').then((m) => m.HomePage)),
      },
      { path: 'domains', loadChildren: part(() => import('../domains/domains.routes').then((m) => m.domainsRoutes)) },
      {
        path: 'incidents',
        title: 'nav.incidents' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('../incidents/incidents-page').then((m) => m.IncidentsPage)),
      },
      { path: 'brands', loadChildren: part(() => import('../brands/brands.routes').then((m) => m.brandsRoutes)) },
      {
        path: 'changes',
        title: 'nav.changes' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('../changes/page/changes-page').then((m) => m.ChangesPage)),
      },
      {
        path: 'check',
        title: 'nav.check' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('../check/check-page').then((m) => m.CheckPage)),
      },
      {
        path: 'checkers',
        title: 'nav.checkers' satisfies PlainKey,
        canActivate: [laterTexts],
        loadComponent: part(() => import('../checkers/checkers-page').then((m) => m.CheckersPage)),
      },
      {
        path: 'alerts',
        title: 'nav.alerts' satisfies PlainKey,
        canMatch: [hasRole('admin')],
        canActivate: [laterTexts],
        loadComponent: part(() => import('../alerts/alerts-page').then((m) => m.AlertsPage)),
      },
      {
        path: 'users',
        title: 'nav.users' satisfies PlainKey,
        canMatch: [hasRole('admin')],
        canActivate: [laterTexts],
        loadComponent: part(() => import('../users/users-page').then((m) => m.UsersPage)),
      },
      {
        path: '**',
        title: 'notFound.heading' satisfies PlainKey,
        loadComponent: part(() => import('./not-found-page').then((m) => m.NotFoundPage)),
      },
    ],
  },
];
