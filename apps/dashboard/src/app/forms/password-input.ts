import { Component, input, model, output, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';

@Component({
  selector: 'app-password-input',
  imports: [Icon, TextPipe],
  template: `
    <input
      class="input"
      [type]="shown() ? 'text' : 'password'"
      [value]="value()"
      [autocomplete]="autocomplete()"
      spellcheck="false"
      autocapitalize="none"
      (input)="take($event)"
      (blur)="touch.emit()"
    />
    <button
      type="button"
      class="icon-btn"
      [attr.aria-label]="(shown() ? 'form.hidePassword' : 'form.showPassword') | t"
      [attr.aria-pressed]="shown()"
      (click)="shown.set(!shown())"
    >
      <app-icon [name]="shown() ? 'eyeOff' : 'eye'" />
    </button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }

    .input {
      padding-right: 42px;
    }

    .icon-btn {
      position: absolute;
      top: 3px;
      right: 3px;
      width: 32px;
      height: 32px;
    }
  `,
})
export class PasswordInput implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  protected readonly shown = signal(false);

  protected take(event: Event): void {
    this.value.set((event.target as HTMLInputElement).value);
  }
}
