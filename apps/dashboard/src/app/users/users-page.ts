import { Component, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { UserDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { liveResource } from '../live/live-resource';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { initialsOf } from '../shell/initials';
import { TimeAgo } from '../time/time-ago';
import { Dialogs } from '../ui/dialogs';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { RefreshFailed } from '../ui/refresh-failed';
import { Column } from '../ui/table/column';
import { DataTable } from '../ui/table/data-table';
import { UsersApi } from './users-api';

@Component({
  selector: 'app-users-page',
  imports: [Column, DataTable, Icon, LoadFailed, MatMenuModule, RefreshFailed, TextPipe, TimeAgo],
  templateUrl: './users-page.html',
  styleUrl: './users-page.css',
})
export class UsersPage {
  private readonly api = inject(UsersApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly me = inject(Session).user;
  protected readonly users = liveResource(this.api.list());
  protected readonly initials = initialsOf;
  protected readonly look = ({ active }: UserDto) => (active ? '' : 'quiet');
  protected readonly menuLabel = ({ name }: UserDto) => t('user.actions', { name });

  protected async openForm(user: UserDto | null): Promise<void> {
    const load = () => import('./user-form').then((m) => m.UserForm);
    const saved = await this.dialogs.open<UserDto | null, UserDto>(load, user);
    if (!saved) return;
    this.toasts.done(t(user ? 'toast.saved' : 'toast.added', { name: saved.name }));
    this.users.reload();
  }

  protected async remove({ id, name, email }: UserDto): Promise<void> {
    const removed = await this.dialogs.ask({
      heading: t('user.deleteHeading', { name }),
      text: t('user.deleteText', { email }),
      confirm: t('user.delete'),
      act: () => this.api.remove(id),
    });
    if (!removed) return;
    this.toasts.done(t('toast.deleted', { name }));
    this.users.reload();
  }
}
