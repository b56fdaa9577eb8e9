import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { tabStorage } from '../storage/tab-storage';
import { Icon } from '../ui/icon';

const DISMISSED = 'nawala.openNotice';

/** Tells admins that strangers may report verdicts. Once dismissed it stays away until they sign in again. */
@Component({
  selector: 'app-open-notice',
  imports: [Icon, TextPipe],
  template: `@if (shown()) {
    <div class="notice warn" role="status">
      <app-icon name="alert" />
      <p>{{ 'shell.openToNetwork' | t }}</p>
      <button type="button" class="icon-btn" [attr.aria-label]="'form.dismiss' | t" (click)="dismiss()">
        <app-icon name="close" />
      </button>
    </div>
  }`,
  styles: `
    .notice {
      align-items: center;
      padding: 4px 22px;
      border-bottom: 1px solid var(--line);
      border-radius: 0;
    }

    p {
      flex: 1;
    }

    @media (max-width: 720px) {
      .notice {
        padding-inline: 14px;
      }
    }
  `,
})
export class OpenNotice {
  private readonly session = inject(Session);
  private readonly stats = inject(Stats);
  private readonly dismissed = signal(tabStorage.getItem(DISMISSED) !== null);

  protected readonly shown = computed(
    () => !this.dismissed() && this.session.isAdmin() && this.stats.current()?.openToNetwork === true,
  );

  constructor() {
    // It ends with the sign-in; a page that is only read anew goes without this.
    inject(DestroyRef).onDestroy(() => tabStorage.removeItem(DISMISSED));
  }

  protected dismiss(): void {
    tabStorage.setItem(DISMISSED, '');
    this.dismissed.set(true);
  }
}
