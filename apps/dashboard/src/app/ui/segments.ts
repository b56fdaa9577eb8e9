import { Component, input, model } from '@angular/core';

export interface Segment<T extends string> {
  value: T;
  label: string;
}

/** One of a few, all of them to be seen: what a choice of ranges is. */
@Component({
  selector: 'app-segments',
  template: `@for (option of options(); track option.value) {
    <button
      type="button"
      [class.on]="option.value === value()"
      [attr.aria-pressed]="option.value === value()"
      (click)="value.set(option.value)"
    >
      {{ option.label }}
    </button>
  }`,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      border: 1px solid var(--line);
      border-radius: var(--radius-small);
      background: var(--card);
    }

    button {
      min-height: 26px;
      padding: 2px 10px;
      border: 0;
      border-left: 1px solid var(--line);
      background: none;
      color: var(--ink2);
      font-size: 12.5px;
      line-height: 20px;
      white-space: nowrap;
      cursor: pointer;
    }

    button:first-child {
      border: 0;
      border-radius: 7px 0 0 7px;
    }

    button:last-child {
      border-radius: 0 7px 7px 0;
    }

    button:hover {
      background: var(--hover);
    }

    button.on {
      background: var(--brand-soft);
      color: var(--brand);
      font-weight: 600;
    }

    @media (max-width: 420px) {
      button {
        padding-inline: 7px;
      }
    }
  `,
})
export class Segments<T extends string> {
  readonly options = input.required<readonly Segment<T>[]>();
  readonly label = input.required<string>();
  readonly value = model.required<T>();
}
