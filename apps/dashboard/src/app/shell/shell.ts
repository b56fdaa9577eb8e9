import { Component, effect, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Toasts } from '../changes/toasts';
import { JobPanel } from '../jobs/job-panel';
import { Jobs } from '../jobs/jobs';
import { LiveClient } from '../live/live-client';
import { TextPipe } from '../locale/text-pipes';
import { KIOSK } from '../session/kiosk';
import { Stats } from '../stats/stats';
import { ConnectionBadge } from './connection-badge';
import { faviconFor, showFavicon } from './favicon';
import { focusOnNavigation } from './focus-on-navigation';
import { NavigationProgress } from './navigation-progress';
import { OfflineNotice } from './offline-notice';
import { OpenNotice } from './open-notice';
import { Shortcuts } from './palette/shortcuts';
import { PageTitle } from './page-title';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';
import { VantageLabels } from '../vantages/vantage-labels';

@Component({
  selector: 'app-shell',
  imports: [
    ConnectionBadge,
    JobPanel,
    NavigationProgress,
    OfflineNotice,
    OpenNotice,
    RouterOutlet,
    SideNav,
    TextPipe,
    TopBar,
  ],
  template: `
    <a class="skip" href="#main" (click)="skipToContent($event)">{{ 'shell.skip' | t }}</a>
    <app-navigation-progress />
    @if (kiosk) {
      <app-connection-badge />
    } @else {
      <app-side-nav />
      <app-top-bar />
    }
    <div>
      <app-offline-notice />
      @if (!kiosk) {
        <app-open-notice />
      }
    </div>
    <main #main id="main" tabindex="-1" [class.past]="connection() === 'offline'"><router-outlet /></main>
    @if (jobs.shown().length > 0) {
      @defer (on immediate) {
        <app-job-panel />
      }
    }
  `,
  styleUrl: './shell.css',
  host: { '(document:keydown)': 'shortcuts.press($event)', '[class.kiosk]': 'kiosk' },
})
export class Shell {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly kiosk = inject(KIOSK);
  protected readonly jobs = inject(Jobs);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly connection = inject(LiveClient).state;

  constructor() {
    const stats = inject(Stats);
    const title = inject(PageTitle);
    // Nobody else asks for them: they listen and speak by themselves.
    inject(Toasts);
    inject(VantageLabels);
    effect((onCleanup) => {
      title.blocked.set(stats.blocked());
      onCleanup(() => title.blocked.set(0));
    });
    effect((onCleanup) => {
      showFavicon(faviconFor(this.connection(), stats.blocked()));
      onCleanup(() => showFavicon('favicon.svg'));
    });
    focusOnNavigation(() => this.main().nativeElement);
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
