import { Component, input, output } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Notice } from './notice';

/** Stands where something would be that did not load: never to be mistaken for there being nothing. */
@Component({
  selector: 'app-load-failed',
  imports: [Notice, TextPipe],
  template: `
    <div class="card" role="alert">
      <app-notice
        icon="alert"
        [level]="level()"
        [heading]="'failed.load' | t: { what: what() }"
        [text]="'failed.loadText' | t"
      >
        <button type="button" class="btn primary" (click)="retry.emit()">{{ 'form.retry' | t }}</button>
      </app-notice>
    </div>
  `,
})
export class LoadFailed {
  /** Begins the sentence: "Domains", "This domain". */
  readonly what = input.required<string>();
  readonly level = input<'1' | '2'>('2');
  readonly retry = output();
}
