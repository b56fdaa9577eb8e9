import { Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Toasts } from '../changes/toasts';
import { LANGUAGE_NAMES, LANGUAGES, language } from '../locale/language';
import { Languages } from '../locale/languages';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialogs';
import { Icon } from '../ui/icon';
import { initialsOf } from './initials';

@Component({
  selector: 'app-user-menu',
  imports: [Icon, MatMenuModule, RouterLink, TextPipe],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.css',
})
export class UserMenu {
  private readonly session = inject(Session);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly languages = inject(Languages);
  protected readonly language = language;
  protected readonly choices = LANGUAGES;
  protected readonly languageNames = LANGUAGE_NAMES;
  protected readonly user = this.session.user;
  protected readonly isAdmin = this.session.isAdmin;
  /** Where the bar has no room for the pages of admins. */
  protected readonly narrow = matchMedia('(max-width: 720px)');
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));
  protected readonly roleWord = computed(() => t(this.session.isAdmin() ? 'role.admin' : 'role.user'));

  protected signOut(): void {
    void this.session.signOut();
  }

  protected async changePassword(): Promise<void> {
    const load = () => import('../account/change-password').then((m) => m.ChangePassword);
    if (!(await this.dialogs.open<null, boolean>(load, null))) return;
    this.toasts.done(t('account.passwordChanged'));
  }
}
