import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Attempt } from '../forms/attempt';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from './icon';

export interface Question {
  heading: string;
  text: string;
  /** The word on the button, such as "Delete". */
  confirm: string;
  /** The word on the other one. */
  cancel?: string;
  /** Does it. A refusal is shown in the dialog, which stays open. */
  act: () => Promise<unknown>;
}

@Component({
  selector: 'app-confirm',
  imports: [Icon, MatDialogModule, TextPipe],
  template: `
    <h2 mat-dialog-title>{{ question.heading }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      <div role="alert">
        @if (attempt.failure(); as text) {
          <p class="notice error"><app-icon name="alert" />{{ text }}</p>
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="btn" mat-dialog-close cdkFocusInitial [disabled]="attempt.busy()">
        {{ question.cancel ?? ('form.cancel' | t) }}
      </button>
      <button type="button" class="btn danger" [disabled]="attempt.busy()" (click)="confirm()">
        {{ question.confirm }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }

    .notice {
      margin-top: 12px;
    }
  `,
})
export class Confirm {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<Confirm, boolean>>(MatDialogRef);
  protected readonly attempt = new Attempt();

  protected async confirm(): Promise<void> {
    if (await this.attempt.run(this.question.act)) this.ref.close(true);
  }
}
