import { HttpParams } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { UpdateViewDto, ViewDto } from '@nawala/contracts';
import { Toasts } from '../../changes/toasts';
import { liveResource } from '../../live/live-resource';
import { changesCounts } from '../../live/live-message';
import { formatCount } from '../../locale/counts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { Stats } from '../../stats/stats';
import { Dialogs } from '../../ui/dialogs';
import { Icon } from '../../ui/icon';
import { MenuButton } from '../../ui/menu-button';
import { fromApi, toApi } from '../api-params';
import { type DomainQuery, EVERYTHING, sameQuery } from '../domain-query';
import type { ViewFormData } from './view-form';
import { ViewsApi } from './views-api';

const savedAs = (query: DomainQuery): string => new HttpParams({ fromObject: toApi(query) }).toString();

/** Saved queries, one click away: one's own and those that admins share. */
@Component({
  selector: 'app-views-bar',
  imports: [Icon, MatMenuModule, MenuButton, TextPipe],
  templateUrl: './views-bar.html',
  styleUrl: './views-bar.css',
})
export class ViewsBar {
  readonly query = input.required<DomainQuery>();
  readonly chosen = output<DomainQuery>();

  private readonly api = inject(ViewsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly saved = liveResource(this.api.list(), { outdatedBy: changesCounts });
  private readonly stats = inject(Stats);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly count = formatCount;
  protected readonly everything = EVERYTHING;

  protected readonly views = computed(() =>
    (this.saved.value() ?? []).map((view) => ({ view, query: fromApi(view.query) })),
  );
  protected readonly all = computed(() => this.stats.domains()?.total);
  protected readonly isAll = computed(() => sameQuery(this.query(), EVERYTHING));
  protected readonly current = computed(() => this.views().find(({ query }) => sameQuery(query, this.query()))?.view);

  protected mayChange({ own, shared }: ViewDto): boolean {
    return this.isAdmin() || (own && !shared);
  }

  protected async save(): Promise<void> {
    await this.nameIt({ query: savedAs(this.query()) });
  }

  protected rename(view: ViewDto): Promise<void> {
    return this.nameIt({ view });
  }

  private async nameIt(data: ViewFormData): Promise<void> {
    const load = () => import('./view-form').then((m) => m.ViewForm);
    const view = await this.dialogs.open<ViewFormData, ViewDto>(load, data);
    if (!view) return;
    this.toasts.done(t('toast.saved', { name: view.name }));
    this.saved.reload();
  }

  protected async change({ id }: ViewDto, change: UpdateViewDto): Promise<void> {
    await this.api.update(id, change).catch(() => undefined);
    this.saved.reload();
  }

  protected async remove(view: ViewDto): Promise<void> {
    const removed = await this.dialogs.ask({
      heading: t('view.deleteHeading', { name: view.name }),
      text: t(view.shared ? 'view.deleteShared' : 'view.deleteText'),
      confirm: t('view.delete'),
      act: () => this.api.remove(view.id),
    });
    if (removed) this.saved.reload();
  }
}
