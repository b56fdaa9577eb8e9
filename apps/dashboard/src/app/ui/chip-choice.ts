import { Component, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { Icon } from './icon';
import type { IconName } from './icons';

export interface ChipOption {
  value: string;
  label: string;
  icon?: IconName;
}

/** Several of a few: chips that are pressed or not. */
@Component({
  selector: 'app-chip-choice',
  imports: [Icon],
  template: `@for (option of options(); track option.value) {
    @let on = value().includes(option.value);
    <button
      type="button"
      class="chip"
      [class.on]="on"
      [attr.aria-pressed]="on"
      (click)="toggle(option.value)"
      (blur)="touch.emit()"
    >
      @if (on) {
        <app-icon name="check" />
      } @else if (option.icon) {
        <app-icon [name]="option.icon" />
      }
      {{ option.label }}
    </button>
  }`,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      --icon: 14px;

      display: flex;
      flex-wrap: wrap;
      gap: 7px;
    }
  `,
})
export class ChipChoice implements FormValueControl<string[]> {
  readonly value = model<string[]>([]);
  readonly touch = output();
  readonly options = input.required<readonly ChipOption[]>();
  readonly label = input.required<string>();

  protected toggle(value: string): void {
    const chosen = this.value();
    this.value.set(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
    this.touch.emit();
  }
}
