import { Component, input, model, output } from '@angular/core';
import { LIMITS } from '@nawala/contracts';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';

/** What can be done with the rows that are chosen. */
@Component({
  selector: 'app-selection-bar',
  imports: [CountedPipe, Icon, TextPipe],
  templateUrl: './selection-bar.html',
  styleUrl: '../ui/selection-bar.css',
  host: { role: 'region' },
})
export class SelectionBar {
  readonly count = input.required<number>();
  /** How many more could be chosen at once; 0: all are. */
  readonly all = input.required<number>();
  readonly busy = input.required<boolean>();
  readonly note = model('');
  readonly allChosen = output();
  readonly acknowledged = output();
  readonly cleared = output();
  protected readonly most = LIMITS.note;
}
