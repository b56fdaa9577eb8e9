import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeliveryDto, DeliveryState, IncidentDto } from '@nawala/contracts';
import { KINDS } from '../alerts/channels/kinds';
import { describeGrounds } from '../domains/grounds';
import { counted, t, tIfKnown } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import type { IconName } from '../ui/icons';
import { Pill, type PillTone } from '../ui/pill';
import { labelOf } from '../vantages/label-of';

const FACES: Record<DeliveryState, { tone: PillTone; icon: IconName }> = {
  waiting: { tone: 'none', icon: 'unknown' },
  due: { tone: 'none', icon: 'send' },
  sent: { tone: 'ok', icon: 'check' },
  failed: { tone: 'warn', icon: 'alert' },
  held: { tone: 'none', icon: 'paused' },
  skipped: { tone: 'none', icon: 'dash' },
};

/** Who sees it, who was told, and what the channels answered. */
@Component({
  selector: 'app-incident-details',
  imports: [Pill, RouterLink, TextPipe],
  templateUrl: './incident-details.html',
  styleUrl: './incident-details.css',
})
export class IncidentDetails {
  readonly incident = input.required<IncidentDto>();
  readonly takenBack = output();
  readonly muted = output();

  private readonly clock = inject(Clock);
  protected readonly isAdmin = inject(Session).isAdmin;

  protected readonly seen = computed(() =>
    this.incident().vantages.map((seen) => {
      const time = clockTime(seen.until ?? seen.since, this.clock.now());
      const text = t(seen.until === null ? 'incident.sees' : 'incident.saw', { vantage: labelOf(seen.vantage), time });
      return { text, grounds: seen.until === null ? describeGrounds(seen) : null, over: seen.until !== null };
    }),
  );

  protected readonly told = computed(() =>
    this.incident().deliveries.map((delivery) => ({
      ...FACES[delivery.state],
      word: t(`delivery.${delivery.state}`),
      what: t(`message.${delivery.event}`),
      channel: delivery.channel?.name ?? t(KINDS[delivery.kind].label),
      when: this.whenOf(delivery),
      said: delivery.error
        ? t('incident.channelSaid', {
            channel: delivery.channel?.name ?? t(KINDS[delivery.kind].label),
            said: delivery.error,
          })
        : null,
    })),
  );

  private whenOf({ state, at, attempts, nextAt, why }: DeliveryDto): string {
    const now = this.clock.now();
    return [
      why && state !== 'sent' ? (tIfKnown(`why.${why}`, {}) ?? why) : null,
      state === 'waiting' ? null : clockTime(at, now),
      attempts > 0 ? counted('delivery.tries', attempts) : null,
      nextAt && state !== 'sent' ? t('delivery.next', { time: clockTime(nextAt, now) }) : null,
    ]
      .filter(Boolean)
      .join(', ');
  }
}
