import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TextPipe } from '../../locale/text-pipes';

export interface ShownSecret {
  name: string;
  secret: string;
  /** What it is for. */
  text: string;
}

/** A secret, this once. */
@Component({
  selector: 'app-secret-dialog',
  imports: [MatDialogModule, TextPipe],
  template: `
    <h2 mat-dialog-title>{{ 'secret.heading' | t: { name: data.name } }}</h2>
    <mat-dialog-content>
      <p>{{ data.text }}</p>
      <code class="mono" tabindex="0">{{ data.secret }}</code>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="btn" cdkFocusInitial (click)="copy()">
        {{ (copied() ? 'secret.copied' : 'secret.copy') | t }}
      </button>
      <button type="button" class="btn primary" mat-dialog-close>{{ 'form.close' | t }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    code {
      display: block;
      margin-top: 12px;
      padding: 10px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-small);
      background: var(--bg);
      color: var(--ink);
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class SecretDialog {
  private readonly clipboard = inject(Clipboard);
  protected readonly data = inject<ShownSecret>(MAT_DIALOG_DATA);
  protected readonly copied = signal(false);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.data.secret));
  }
}
