import { Component, input } from '@angular/core';
import type { NawalaDto } from '@nawala/contracts';
import { TextPipe } from '../locale/text-pipes';
import { TimeAgo } from '../time/time-ago';
import { TimedText } from './timed-text';

/** When a verdict was last measured. Without one: whether anybody tried and learnt nothing, which is not "never". */
@Component({
  selector: 'app-last-checked',
  imports: [TextPipe, TimeAgo, TimedText],
  template: `@if (nawala().lastChecked; as at) {
      <app-time [at]="at" />
    } @else if (nawala().lastAttempt; as at) {
      <app-timed-text text="lastChecked.tried" [at]="at" />
    } @else {
      {{ 'lastChecked.not' | t }}
    }`,
})
export class LastChecked {
  readonly nawala = input.required<Pick<NawalaDto, 'lastChecked' | 'lastAttempt'>>();
}
