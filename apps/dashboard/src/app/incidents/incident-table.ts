import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { INCIDENT_STATES, type IncidentCounts, type IncidentDto } from '@nawala/contracts';
import { VantageChips } from '../domains/vantage-chips';
import { formatCount } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import { TimeAgo } from '../time/time-ago';
import { fewAFrame } from '../ui/few-a-frame';
import { HostName } from '../ui/host-name';
import { Icon } from '../ui/icon';
import { IncidentDetails } from './incident-details';
import { IncidentPill } from './incident-pill';
import { endOf, howOf, lastsOf, marksOf, remarksOn, toldOf } from './incident-words';

/** Open, taken, closed; each row opens to what is behind it. */
@Component({
  selector: 'app-incident-table',
  imports: [HostName, Icon, IncidentDetails, IncidentPill, RouterLink, TextPipe, TimeAgo, VantageChips],
  templateUrl: './incident-table.html',
  styleUrls: ['../ui/plain-table.css', './incident-table.css'],
})
export class IncidentTable {
  readonly incidents = input.required<readonly IncidentDto[]>();
  readonly counts = input.required<IncidentCounts>();
  readonly isAdmin = input.required<boolean>();
  readonly selected = input.required<ReadonlySet<string>>();
  readonly busy = input.required<boolean>();
  readonly toggled = output<string>();
  readonly allToggled = output<boolean>();
  readonly acknowledged = output<IncidentDto>();
  readonly takenBack = output<IncidentDto>();
  readonly muted = output<IncidentDto>();

  private readonly clock = inject(Clock);
  protected readonly count = formatCount;
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly selectable = computed(() => this.incidents().filter(({ state }) => state === 'open'));
  protected readonly chosen = computed(() => {
    const chosen = this.selectable().filter(({ id }) => this.selected().has(id)).length;
    if (chosen === 0) return 'none';
    return chosen === this.selectable().length ? 'all' : 'some';
  });

  private readonly shown = fewAFrame(this.incidents);
  protected readonly groups = computed(() => {
    const now = this.clock.now();
    return INCIDENT_STATES.flatMap((state) => {
      const rows = this.shown()
        .filter((incident) => incident.state === state)
        .map((incident) => ({
          incident,
          lasts: lastsOf(incident, now),
          marks: marksOf(incident),
          how: howOf(incident),
          remarks: remarksOn(incident, now).join(' · '),
          told: toldOf(incident.deliveries),
          end: endOf(incident, now),
          taken: incident.acknowledged && clockTime(incident.acknowledged.at, now),
        }));
      return rows.length > 0 ? [{ state, rows }] : [];
    });
  });

  protected isOpened = (id: string): boolean => this.opened().has(id);

  protected toggleDetails(id: string): void {
    this.opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
