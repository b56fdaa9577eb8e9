import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import type { Role, UserDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { Toasts } from '../changes/toasts';
import { kept } from '../live/kept';
import { Session } from '../session/session';
import { initialsOf } from '../shell/initials';
import { TimeAgo } from '../time/time-ago';
import { ask } from '../ui/confirm';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { RefreshFailed } from '../ui/refresh-failed';
import { UsersApi } from './users-api';

const ROLE_WORDS: Record<Role, string> = { admin: 'Admin', user: 'Read-only' };

@Component({
  selector: 'app-users-page',
  imports: [Icon, LoadFailed, MatMenuModule, RefreshFailed, TimeAgo],
  templateUrl: './users-page.html',
  styleUrl: './users-page.css',
})
export class UsersPage {
  private readonly api = inject(UsersApi);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly me = inject(Session).user;
  protected readonly resource = this.api.all();
  protected readonly users = kept(this.resource);
  protected readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly roleWords = ROLE_WORDS;
  protected readonly initials = initialsOf;

  protected async openForm(user: UserDto | null): Promise<void> {
    const { UserForm } = await import('./user-form');
    const dialog = this.dialog.open<unknown, UserDto | null, UserDto>(UserForm, { data: user, width: '440px' });
    const saved = await firstValueFrom(dialog.afterClosed());
    if (!saved) return;
    this.toasts.done(`${saved.name} ${user ? 'saved' : 'added'}`);
    this.resource.reload();
  }

  protected async remove({ id, name, email }: UserDto): Promise<void> {
    const removed = await ask(this.dialog, {
      heading: `Delete ${name}?`,
      text: `${email} is signed out everywhere at once and cannot sign in again.`,
      confirm: 'Delete user',
      act: () => this.api.remove(id),
    });
    if (!removed) return;
    this.toasts.done(`${name} deleted`);
    this.resource.reload();
  }
}
