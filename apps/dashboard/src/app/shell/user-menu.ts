import { Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Toasts } from '../changes/toasts';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialogs';
import { Icon } from '../ui/icon';
import { initialsOf } from './initials';

@Component({
  selector: 'app-user-menu',
  imports: [Icon, MatMenuModule],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.css',
})
export class UserMenu {
  private readonly session = inject(Session);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly user = this.session.user;
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));
  protected readonly roleWord = computed(() => (this.session.isAdmin() ? 'Admin' : 'Read-only'));

  protected signOut(): void {
    void this.session.signOut();
  }

  protected async changePassword(): Promise<void> {
    const load = () => import('../account/change-password').then((m) => m.ChangePassword);
    if (!(await this.dialogs.open<null, boolean>(load, null))) return;
    this.toasts.done('Password changed. Your other sessions were signed out.');
  }
}
