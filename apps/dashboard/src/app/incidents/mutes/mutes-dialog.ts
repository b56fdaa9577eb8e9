import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import { LIMITS, type MuteDto, type MuteScope } from '@nawala/contracts';
import { concernsIncidents } from '../with-changes';
import { DomainsApi } from '../../domains/domains-api';
import { liveResource } from '../../live/live-resource';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { Stats } from '../../stats/stats';
import { Clock } from '../../time/clock';
import { clockTime } from '../../time/relative-time';
import { Retry } from '../../ui/retry';
import { IncidentActions } from '../incident-actions';
import { IncidentsApi } from '../incidents-api';
import { muteGroups } from './mute-groups';
import { nameOfSubject } from './mute-subject';

/** What is muted, why and until when. */
@Component({
  selector: 'app-mutes-dialog',
  imports: [MatDialogModule, Retry, TextPipe],
  templateUrl: './mutes-dialog.html',
  styleUrl: './mutes-dialog.css',
})
export class MutesDialog {
  private readonly domains = inject(DomainsApi);
  private readonly stats = inject(Stats);
  private readonly clock = inject(Clock);
  protected readonly actions = inject(IncidentActions);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly mutes = liveResource(inject(IncidentsApi).mutes(), { outdatedBy: concernsIncidents });

  /** Of domains, by id, as far as they are known; empty: it is gone. */
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());

  private readonly groups = computed(() => {
    const mutes = this.mutes.value();
    return mutes && muteGroups(mutes);
  });
  protected readonly max = LIMITS.mutes;
  protected readonly isCut = computed(() => this.mutes.value()?.length === LIMITS.mutes);
  protected readonly rows = computed(() =>
    this.groups()?.map(({ first: mute, size }) => ({
      mute,
      together: size > 1,
      what: size > 1 ? counted('mute.domains', size) : this.nameOf(mute.scope),
      until: mute.until ? t('mute.untilTime', { time: clockTime(mute.until, this.clock.now()) }) : t('mute.untilEnded'),
      by: t('mute.by', { reason: mute.reason, name: mute.createdBy.name }),
    })),
  );

  constructor() {
    const asked = new Set<string>();
    effect(() => {
      for (const { first, size } of this.groups() ?? []) {
        const { domainId } = first.scope;
        if (size > 1 || domainId === undefined || asked.has(domainId)) continue;
        asked.add(domainId);
        void this.learn(domainId);
      }
    });
  }

  protected async unmute(mute: MuteDto, what: string, together: boolean): Promise<void> {
    if (await this.actions.unmute(mute, what, together)) this.mutes.reload();
  }

  protected async add(): Promise<void> {
    const brands = [...this.stats.brands().values()].map(({ id, name }) => ({ scope: { brandId: id }, name }));
    if (await this.actions.mute(brands)) this.mutes.reload();
  }

  private async learn(id: string): Promise<void> {
    const name = await this.domains.nameOf(id).catch(() => '');
    this.names.update((names) => new Map([...names, [id, name]]));
  }

  private nameOf(scope: MuteScope): string {
    const { tag, brandId = '', domainId } = scope;
    const name = tag ?? (domainId === undefined ? this.stats.brands().get(brandId)?.name : this.names().get(domainId));
    return name ? nameOfSubject({ scope, name }) : t('mute.gone');
  }
}
