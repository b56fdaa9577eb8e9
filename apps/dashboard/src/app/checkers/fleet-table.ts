import { Component, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { VantageLabelDto } from '@nawala/contracts';
import { formatCount, formatShare } from '../locale/counts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Clock } from '../time/clock';
import { clockTime } from '../time/relative-time';
import { TimeAgo } from '../time/time-ago';
import { Icon } from '../ui/icon';
import { MenuButton } from '../ui/menu-button';
import { Pill } from '../ui/pill';
import { AgentHead } from './agent-head';
import { type FleetGroup, type FleetRow, progressOf, STANDINGS } from './fleet-rows';

/** Each checker with the networks that it measures. */
@Component({
  selector: 'app-fleet-table',
  imports: [AgentHead, Icon, MatMenuModule, MenuButton, Pill, RouterLink, TextPipe, TimeAgo],
  templateUrl: './fleet-table.html',
  styleUrls: ['../ui/plain-table.css', './fleet-table.css'],
})
export class FleetTable {
  readonly groups = input.required<readonly FleetGroup[]>();
  /** Whether networks may be renamed and forgotten. */
  readonly changeable = input.required<boolean>();
  readonly renamed = output<VantageLabelDto>();
  readonly forgotten = output<VantageLabelDto>();

  private readonly now = inject(Clock).now;
  protected readonly standings = STANDINGS;
  protected readonly count = formatCount;
  protected readonly share = formatShare;
  protected readonly progress = progressOf;

  protected sayProgress({ round, standing }: FleetRow): string {
    const share = formatShare(progressOf(round!), 1);
    return standing === 'silent' ? t('fleet.roundStopped', { share }) : share;
  }

  protected clock(at: string): string {
    return clockTime(at, this.now());
  }
}
