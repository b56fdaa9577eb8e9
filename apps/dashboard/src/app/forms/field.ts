import { afterRenderEffect, Component, computed, contentChild, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { TextPipe } from '../locale/text-pipes';

let last = 0;

/** A label, the control projected into it, and what is wrong with it or what helps; wired up for screen readers. */
@Component({
  selector: 'app-field',
  imports: [TextPipe],
  template: `
    <label [attr.for]="id"
      >{{ label() }}
      @if (optional()) {
        <span class="muted"> · {{ 'form.optional' | t }}</span>
      }
    </label>
    <ng-content />
    @if (error(); as message) {
      <p class="error" [id]="id + '-note'">{{ message }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="id + '-note'">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
    }

    label {
      color: var(--ink);
      font-weight: 550;
    }

    .muted {
      font-weight: 400;
    }

    .error,
    .hint {
      font-size: 12.5px;
      overflow-wrap: anywhere;
    }

    .error {
      color: var(--bad);
    }

    .hint {
      color: var(--ink3);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);

  protected readonly id = `field-${++last}`;
  private readonly control = contentChild.required(FormField);
  private readonly state = computed(() => this.control().state());
  /** Nobody is told off while still typing for the first time. */
  protected readonly error = computed(() => (this.state().touched() ? this.state().errors()[0]?.message : undefined));

  constructor() {
    afterRenderEffect(() => {
      const host = this.control().element;
      const element = host.matches('input, select, textarea') ? host : (host.querySelector('input') ?? host);
      element.id = this.id;
      element.setAttribute('aria-invalid', String(this.error() !== undefined));
      if (this.error() ?? this.hint()) element.setAttribute('aria-describedby', `${this.id}-note`);
      else element.removeAttribute('aria-describedby');
    });
  }
}
