import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, linkedSignal } from '@angular/core';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';

/** Puts a text into the clipboard, and says that it is there. */
@Component({
  selector: 'app-copy-text',
  imports: [Icon, TextPipe],
  template: `<button type="button" class="btn" [attr.aria-label]="copied() ? null : label()" (click)="copy()">
    <app-icon [name]="copied() ? 'check' : 'copy'" /><span role="status">{{
      (copied() ? 'secret.copied' : 'secret.copy') | t
    }}</span>
  </button>`,
  styles: `
    .btn {
      --icon: 15px;

      min-height: 32px;
      padding: 4px 11px;
      font-size: 13px;
    }
  `,
})
export class CopyText {
  private readonly clipboard = inject(Clipboard);
  readonly text = input.required<string>();
  /** What is copied, for those who do not see where the button stands. */
  readonly label = input.required<string>();
  protected readonly copied = linkedSignal({ source: this.text, computation: () => false });

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.text()));
  }
}
