import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { Toasts } from '../changes/toasts';
import { Session } from '../session/session';
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
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);

  protected readonly user = this.session.user;
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));
  protected readonly roleWord = computed(() => (this.session.isAdmin() ? 'Admin' : 'Read-only'));

  protected signOut(): void {
    void this.session.signOut();
  }

  protected async changePassword(): Promise<void> {
    const { ChangePassword } = await import('../account/change-password');
    this.dialog
      .open(ChangePassword, { width: '440px' })
      .afterClosed()
      .subscribe((changed?: boolean) => {
        if (changed) this.toasts.done('Password changed. Your other sessions were signed out.');
      });
  }
}
