import { Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatDialogModule } from '@angular/material/dialog';
import { TextPipe } from '../locale/text-pipes';

/** The foot of a form in a dialog: the way out, and the button that sends. Neither can be pressed while it is sent. */
@Component({
  selector: 'app-form-foot',
  imports: [MatDialogModule, TextPipe],
  template: `
    <mat-dialog-actions align="end">
      <button type="button" class="btn" mat-dialog-close [disabled]="form()().submitting()">
        {{ 'form.cancel' | t }}
      </button>
      <button type="submit" class="btn primary" [disabled]="form()().submitting()">{{ send() }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class FormFoot {
  readonly form = input.required<FieldTree<unknown>>();
  /** The word on the button that sends. */
  readonly send = input.required<string>();
}
