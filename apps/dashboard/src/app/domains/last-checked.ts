import { Component, input } from '@angular/core';
import type { NawalaDto } from '@nawala/contracts';
import { TimeAgo } from '../time/time-ago';

/** When a verdict was last measured. Without one: whether anybody tried and learnt nothing, which is not "never". */
@Component({
  selector: 'app-last-checked',
  imports: [TimeAgo],
  template: `@if (nawala().lastChecked; as at) {
      <app-time [at]="at" />
    } @else if (nawala().lastAttempt; as at) {
      tried <app-time [at]="at" />, nothing learnt
    } @else {
      not checked yet
    }`,
})
export class LastChecked {
  readonly nawala = input.required<Pick<NawalaDto, 'lastChecked' | 'lastAttempt'>>();
}
