import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { checkNow } from '../../check/check-link';
import { EditList } from '../../changes/edit-list';
import { Toasts } from '../../changes/toasts';
import { ToldAttempt } from '../../changes/told-attempt';
import { DomainOverTime } from '../../history/domain/domain-over-time';
import { DomainIncidents } from '../../incidents/domain-incidents';
import { type LiveMessage, verdictsIn } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { PageTitle } from '../../shell/page-title';
import { TimeAgo } from '../../time/time-ago';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import { RefreshFailed } from '../../ui/refresh-failed';
import { DomainDialogs } from '../domain-dialogs';
import { DomainsApi } from '../domains-api';
import { describeGrounds } from '../grounds';
import { LastChecked } from '../last-checked';
import { ListPlace } from '../list-place';
import { DomainEvidence } from '../evidence/domain-evidence';
import { Staleness } from '../staleness';
import { DomainTimeline } from './domain-timeline';
import { explain } from './explain';
import { isNews, withVerdict } from '../with-verdict';
import { LabelPipe } from '../../vantages/label-pipe';

@Component({
  selector: 'app-domain-detail',
  imports: [
    DomainEvidence,
    DomainIncidents,
    DomainOverTime,
    DomainTimeline,
    EditList,
    HostName,
    Icon,
    LabelPipe,
    LastChecked,
    LoadFailed,
    NawalaPill,
    Notice,
    RefreshFailed,
    RouterLink,
    TextPipe,
    TimeAgo,
  ],
  templateUrl: './domain-detail.html',
  styleUrl: './domain-detail.css',
})
export class DomainDetail {
  /** From the route. */
  readonly id = input.required<string>();

  private readonly api = inject(DomainsApi);
  private readonly dialogs = inject(DomainDialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly listParams = inject(ListPlace).params.asReadonly();
  protected readonly isAdmin = inject(Session).isAdmin;
  private readonly timeline = viewChild(DomainTimeline);
  private readonly evidence = viewChild(DomainEvidence);
  private readonly overTime = viewChild(DomainOverTime);
  protected readonly edits = computed(() => ({ domain: this.id() }));
  protected readonly resource = liveResource(this.api.get(this.id), {
    outdatedBy: (messages) => messages.some((message) => this.isEdited(message)),
    patch: (domain, messages, again) => this.withVerdicts(domain, messages, again),
  });

  protected readonly domain = computed(() => (this.resource.current() ? this.resource.value() : undefined));
  protected readonly failure = computed<'gone' | 'failed' | null>(() => {
    const error = this.resource.error();
    if (!error) return null;
    const status = error instanceof HttpErrorResponse ? error.status : 0;
    return status === 404 || status === 400 ? 'gone' : 'failed';
  });
  protected readonly switching = new ToldAttempt();
  protected readonly grounds = describeGrounds;
  private readonly isStale = inject(Staleness).of;
  protected readonly stale = computed(() => {
    const domain = this.domain();
    return domain !== undefined && this.isStale(domain);
  });
  protected readonly explanation = computed(() => {
    const domain = this.domain();
    return domain && explain(domain, this.stale());
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const domain = this.domain();
      if (domain) title.show(domain.displayName);
    });
  }

  protected check({ id }: DomainDto): void {
    void checkNow(this.router, [id]);
  }

  protected async edit(domain: DomainDto): Promise<void> {
    if (await this.dialogs.edit(domain)) this.resource.reload();
  }

  protected async remove(domain: DomainDto): Promise<void> {
    if (await this.dialogs.remove(domain)) await this.router.navigate(['/domains'], { queryParams: this.listParams() });
  }

  protected async setActive({ id, displayName: domain }: DomainDto, active: boolean): Promise<void> {
    const switched = await this.switching.run(async () => {
      const changed = await this.api.update(id, { active });
      this.resource.update(() => changed);
    });
    if (switched) this.toasts.done(t(active ? 'domain.resumed' : 'domain.paused', { domain }));
  }

  private isEdited(message: LiveMessage): boolean {
    if (message.type === 'domain:updated') return message.payload.domain.id === this.id();
    return message.type === 'domain:deleted' && message.payload.domainId === this.id();
  }

  /** A verdict is all in its message; the timeline asks for more only when a result became another one. */
  private withVerdicts(domain: DomainDto, messages: readonly LiveMessage[], again: boolean): DomainDto {
    const verdicts = verdictsIn(messages).filter(({ domainId }) => domainId === domain.id);
    if (!again && verdicts.some((verdict) => isNews(domain, verdict))) {
      for (const read of [this.timeline(), this.evidence()]) read?.newest.reload();
      this.overTime()?.reload();
    }
    return verdicts.reduce(withVerdict, domain);
  }
}
