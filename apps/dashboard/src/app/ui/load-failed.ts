import { Component, input, output } from '@angular/core';
import { Notice } from './notice';

/** Stands where something would be that did not load: never to be mistaken for there being nothing. */
@Component({
  selector: 'app-load-failed',
  imports: [Notice],
  template: `
    <div class="card" role="alert">
      <app-notice
        icon="alert"
        [level]="level()"
        [heading]="what() + ' could not be loaded'"
        text="The server did not answer. Nothing is lost; try again in a moment."
      >
        <button type="button" class="btn primary" (click)="retry.emit()">Retry</button>
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
