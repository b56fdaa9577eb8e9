import { Component, input, linkedSignal } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import type { KeptResource } from '../live/kept-resource';

/** What can be read anew. */
export type Retried = Pick<KeptResource<unknown>, 'reading' | 'reload'>;

/** Reads anew what could not be read, and says so until that has succeeded or failed. Stays where it is, and so does the focus. */
@Component({
  selector: 'app-retry',
  imports: [TextPipe],
  template: `
    <button type="button" [class]="look()" [attr.aria-disabled]="trying() || null" (click)="retry()">
      {{ (trying() ? 'form.retrying' : 'form.retry') | t }}
    </button>
  `,
})
export class Retry {
  readonly of = input.required<Retried>();
  readonly look = input('link');

  /** Whether somebody asked for what is being read now: what a page tries by itself it does in silence. */
  protected readonly trying = linkedSignal<boolean, boolean>({
    source: () => this.of().reading(),
    computation: (reading, before) => reading && before?.value === true,
  });

  protected retry(): void {
    if (this.trying()) return;
    this.trying.set(true);
    this.of().reload();
  }
}
