import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { VantageChips } from '../../domains/vantage-chips';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';
import { TransitionEvidence } from '../transition-evidence';
import type { ChangeDay } from './change-rows';

/** What changed, day by day; what the checker saw opens beneath its row. */
@Component({
  selector: 'app-change-table',
  imports: [Icon, NawalaPill, RouterLink, TextPipe, TransitionEvidence, VantageChips],
  templateUrl: './change-table.html',
  styleUrl: './change-table.css',
})
export class ChangeTable {
  readonly days = input.required<readonly ChangeDay[]>();
  /** The row whose evidence is shown; empty: none. */
  readonly open = input('');
  readonly opened = output<string>();
}
