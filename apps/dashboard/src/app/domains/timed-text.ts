import { Component, computed, inject, input } from '@angular/core';
import { t } from '../locale/t';
import { Clock } from '../time/clock';
import { absoluteTime, ago, clockTime } from '../time/relative-time';

/** Sentences about a time, and how each says it. */
const FORMATS = { 'lastChecked.tried': ago, 'domain.noDataSince': clockTime } as const;

/** A sentence with a time in it, wherever the language puts it; the exact time is in the tooltip and in the markup. */
@Component({
  selector: 'app-timed-text',
  template: `<time [attr.datetime]="at()" [title]="title()">{{ sentence() }}</time>`,
})
export class TimedText {
  readonly text = input.required<keyof typeof FORMATS>();
  readonly at = input.required<string>();

  private readonly clock = inject(Clock);
  protected readonly title = computed(() => absoluteTime(this.at()));
  protected readonly sentence = computed(() => {
    const at = this.at();
    return t(this.text(), { time: FORMATS[this.text()](at, Math.max(this.clock.now(), Date.parse(at))) });
  });
}
