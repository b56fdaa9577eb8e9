import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { VantageChips } from '../../domains/vantage-chips';
import { TextPipe } from '../../locale/text-pipes';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { TransitionEvidence } from '../transition-evidence';
import type { ChangeDay } from './change-rows';
import { LabelPipe } from '../../vantages/label-pipe';

/** What changed, day by day; what the checker saw opens beneath its row. */
@Component({
  selector: 'app-change-table',
  imports: [HostName, Icon, LabelPipe, NawalaPill, RouterLink, TextPipe, TransitionEvidence, VantageChips],
  templateUrl: './change-table.html',
  styleUrls: ['../../ui/plain-table.css', './change-table.css'],
})
export class ChangeTable {
  readonly days = input.required<readonly ChangeDay[]>();
  /** The row whose evidence is shown; empty: none. */
  readonly open = input('');
  readonly opened = output<string>();
}
