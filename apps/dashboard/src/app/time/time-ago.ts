import { Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';
import { absoluteTime, ago, clockTime, elapsed, timeOfDay } from './relative-time';

const FORMATS = { ago, elapsed, clock: clockTime, time: timeOfDay } as const;

/** A time as people say it, with the exact one in the tooltip and in the markup. */
@Component({
  selector: 'app-time',
  template: `@if (at(); as at) {
      <time [attr.datetime]="at" [title]="title()">{{ text() }}</time>
    } @else {
      {{ none() }}
    }`,
})
export class TimeAgo {
  readonly at = input.required<string | null>();
  readonly as = input<keyof typeof FORMATS>('ago');
  readonly none = input('—');

  private readonly clock = inject(Clock);
  protected readonly title = computed(() => absoluteTime(this.at() ?? ''));
  protected readonly text = computed(() => {
    const at = this.at();
    return at === null ? '' : FORMATS[this.as()](at, Math.max(this.clock.now(), Date.parse(at)));
  });
}
