import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, type MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { describeFailure } from '../forms/problem';
import { Icon } from './icon';

export interface Question {
  heading: string;
  text: string;
  /** The word on the button, such as "Delete". */
  confirm: string;
  /** Does it. A refusal is shown in the dialog, which stays open. */
  act: () => Promise<unknown>;
}

@Component({
  selector: 'app-confirm',
  imports: [Icon, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ question.heading }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      <div role="alert">
        @if (failure(); as text) {
          <p class="notice error"><app-icon name="alert" />{{ text }}</p>
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="btn" mat-dialog-close cdkFocusInitial>Cancel</button>
      <button type="button" class="btn danger" [disabled]="busy()" (click)="confirm()">{{ question.confirm }}</button>
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
  protected readonly failure = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected async confirm(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.question.act();
      this.ref.close(true);
    } catch (error) {
      this.failure.set(describeFailure(error));
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it was done. */
export const ask = (dialog: MatDialog, question: Question): Promise<boolean> =>
  firstValueFrom(
    dialog.open<Confirm, Question, boolean>(Confirm, { data: question, width: '440px' }).afterClosed(),
  ).then((done) => done === true);
