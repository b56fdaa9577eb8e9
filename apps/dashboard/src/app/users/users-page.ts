import { Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { Role, UserDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { kept } from '../live/kept';
import { rereading } from '../live/rereading';
import { Session } from '../session/session';
import { initialsOf } from '../shell/initials';
import { TimeAgo } from '../time/time-ago';
import { Dialogs } from '../ui/dialogs';
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
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly me = inject(Session).user;
  protected readonly resource = this.api.all();
  protected readonly reload = rereading(this.resource);
  protected readonly users = kept(this.resource);
  protected readonly failed = computed(() => this.resource.error() !== undefined);
  protected readonly roleWords = ROLE_WORDS;
  protected readonly initials = initialsOf;

  protected async openForm(user: UserDto | null): Promise<void> {
    const load = () => import('./user-form').then((m) => m.UserForm);
    const saved = await this.dialogs.open<UserDto | null, UserDto>(load, user);
    if (!saved) return;
    this.toasts.done(`${saved.name} ${user ? 'saved' : 'added'}`);
    this.reload();
  }

  protected async remove({ id, name, email }: UserDto): Promise<void> {
    const removed = await this.dialogs.ask({
      heading: `Delete ${name}?`,
      text: `${email} is signed out everywhere at once and cannot sign in again.`,
      confirm: 'Delete user',
      act: () => this.api.remove(id),
    });
    if (!removed) return;
    this.toasts.done(`${name} deleted`);
    this.reload();
  }
}
