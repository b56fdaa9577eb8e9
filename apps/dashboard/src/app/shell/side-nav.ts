import { Component, inject } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { OpenIncidents } from '../incidents/open-incidents';
import { formatCount } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { OVERVIEW } from './start-view';
import { UserMenu } from './user-menu';

interface NavPage {
  path: string;
  icon: IconName;
  label: PlainKey;
  /** On a phone it stands in the account's menu: the bar has room for few. */
  apart?: true;
}

@Component({
  selector: 'app-side-nav',
  imports: [Icon, MatTooltip, RouterLink, RouterLinkActive, TextPipe, UserMenu],
  templateUrl: './side-nav.html',
  styleUrl: './side-nav.css',
})
export class SideNav {
  protected readonly blocked = inject(Stats).blocked;
  protected readonly untaken = inject(OpenIncidents).count;
  protected readonly count = formatCount;
  protected readonly isAdmin = inject(Session).isAdmin;
  /** Only narrow screens hide the words, and only there a tooltip says something new. */
  protected readonly wordsShown = matchMedia('(min-width: 1101px), (max-width: 720px)');

  /** Home itself, also for whoever begins with something else. */
  protected readonly overview = OVERVIEW;
  protected readonly pages: readonly NavPage[] = [
    { path: '/', icon: 'home', label: 'nav.home' },
    { path: '/domains', icon: 'site', label: 'nav.domains' },
    { path: '/incidents', icon: 'flag', label: 'nav.incidents' },
    { path: '/brands', icon: 'brand', label: 'nav.brands' },
    { path: '/changes', icon: 'changes', label: 'nav.changes' },
    { path: '/check', icon: 'probe', label: 'nav.check', apart: true },
    { path: '/checkers', icon: 'checker', label: 'nav.checkers', apart: true },
  ];
  protected readonly adminPages = [
    { path: '/alerts', icon: 'megaphone', label: 'nav.alerts' },
    { path: '/users', icon: 'users', label: 'nav.users' },
  ] as const;
}
