import { Component, inject } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { OpenIncidents } from '../incidents/open-incidents';
import { formatCount } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';
import { ADMIN_PAGES, PAGES } from './pages';
import { OVERVIEW } from './start-view';
import { UserMenu } from './user-menu';

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

  private readonly router = inject(Router);

  /** Home itself, also for whoever begins with something else. */
  protected readonly overview = OVERVIEW;
  protected readonly pages = PAGES;
  protected readonly adminPages = ADMIN_PAGES;

  /** Where one begins: from Home too, which a link of the router would take for the same place. */
  protected begin(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
  }
}
