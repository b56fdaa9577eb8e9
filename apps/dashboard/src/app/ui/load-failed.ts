import { Component, input } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Notice } from './notice';
import { Retry, type Retried } from './retry';

/** Stands where something would be that did not load: never to be mistaken for there being nothing. */
@Component({
  selector: 'app-load-failed',
  imports: [Notice, Retry, TextPipe],
  template: `
    <div class="card" role="alert">
      <app-notice
        icon="alert"
        [level]="level()"
        [heading]="'failed.load' | t: { what: what() }"
        [text]="'failed.loadText' | t"
      >
        <app-retry [of]="of()" look="btn primary" />
      </app-notice>
    </div>
  `,
})
export class LoadFailed {
  /** Begins the sentence: "Domains", "This domain". */
  readonly what = input.required<string>();
  readonly of = input.required<Retried>();
  readonly level = input<'1' | '2'>('2');
}
