import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TextPipe } from '../locale/text-pipes';

/** A line at the top while the next page is on its way; one that comes at once shows none. */
@Component({
  selector: 'app-navigation-progress',
  imports: [TextPipe],
  template: `@if (navigating()) {
    <div role="progressbar" [attr.aria-label]="'shell.loadingPage' | t"></div>
  }`,
  styles: `
    div {
      position: fixed;
      z-index: 1300;
      top: 0;
      left: 0;
      width: 100%;
      height: 3px;
      background: linear-gradient(90deg, transparent, var(--brand), transparent) 0 0 / 40% 100% no-repeat;
      animation:
        appear 0.01s 0.25s both,
        travel 1.1s 0.25s linear infinite;
    }

    @keyframes appear {
      from {
        visibility: hidden;
      }
    }

    @keyframes travel {
      from {
        background-position: -60% 0;
      }

      to {
        background-position: 160% 0;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      div {
        background: var(--brand);
      }
    }

    @media (forced-colors: active) {
      div {
        border-top: 3px solid Highlight;
      }
    }
  `,
})
export class NavigationProgress {
  private readonly navigation = inject(Router).currentNavigation;
  protected readonly navigating = computed(() => this.navigation() !== null);
}
