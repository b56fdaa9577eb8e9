import { Component, effect, type ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { faviconFor, showFavicon } from './favicon';
import { focusOnNavigation } from './focus-on-navigation';
import { PageTitle } from './page-title';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, SideNav, TopBar],
  template: `
    <a class="skip" href="#main" (click)="skipToContent($event)">Skip to content</a>
    <app-side-nav />
    <app-top-bar />
    <main #main id="main" tabindex="-1"><router-outlet /></main>
  `,
  styleUrl: './shell.css',
})
export class Shell {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    const live = inject(LiveClient);
    const stats = inject(Stats);
    const title = inject(PageTitle);
    // Nobody else asks for it: it listens and speaks by itself.
    inject(Toasts);
    effect((onCleanup) => {
      title.blocked.set(stats.blocked());
      onCleanup(() => title.blocked.set(0));
    });
    effect((onCleanup) => {
      showFavicon(faviconFor(live.state(), stats.blocked()));
      onCleanup(() => showFavicon('favicon.svg'));
    });
    focusOnNavigation(() => this.main().nativeElement);
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
