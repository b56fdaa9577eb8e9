import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { DomainDialogs } from '../../domains/domain-dialogs';
import { t } from '../../locale/t';
import { Session } from '../../session/session';
import { Theme } from '../../theme/theme';
import { ADMIN_PAGES, type NavPage, PAGES } from '../pages';
import { OVERVIEW } from '../start-view';
import type { Choice } from './found';
import { Shortcuts } from './shortcuts';

/** The pages, and what can be done from everywhere, for whoever is signed in. To be called where a component is made. */
export function commands(): () => Choice[] {
  const [router, dialogs, theme, shortcuts] = [inject(Router), inject(DomainDialogs), inject(Theme), inject(Shortcuts)];
  const { isAdmin } = inject(Session);
  const add = async () => {
    if (await dialogs.add()) await router.navigate(['/domains'], { queryParams: { sort: '-createdAt' } });
  };

  return () => {
    const page = ({ path, icon, label }: NavPage): Choice => ({
      id: path,
      icon,
      label: t(label),
      detail: t('palette.page'),
      run: () => router.navigateByUrl(path, { info: OVERVIEW }),
    });
    const action = (id: string, icon: Choice['icon'], label: string, run: Choice['run']): Choice => ({
      id,
      icon,
      label,
      detail: t('palette.action'),
      run,
    });
    const writes = isAdmin()
      ? [
          action('add', 'plus', t('domain.add'), add),
          action('import', 'upload', t('domain.import'), () => router.navigateByUrl('/domains/import')),
        ]
      : [];
    const dark = theme.isDark();
    return [
      ...[...PAGES, ...(isAdmin() ? ADMIN_PAGES : [])].map(page),
      ...writes,
      action('theme', dark ? 'sun' : 'moon', t(dark ? 'palette.light' : 'palette.dark'), () =>
        theme.choose(dark ? 'light' : 'dark'),
      ),
      action('kiosk', 'eye', t('palette.kiosk'), () => location.assign('/?kiosk=1')),
      action('shortcuts', 'hash', t('shortcuts.heading'), () => shortcuts.help()),
    ];
  };
}
