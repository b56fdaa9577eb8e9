import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from '../ui/icon';

/** What is wrong with the form as a whole, such as a server that cannot be reached. */
@Component({
  selector: 'app-form-error',
  imports: [Icon],
  template: `<div role="alert">
    @if (message(); as text) {
      <p class="notice error"><app-icon name="alert" />{{ text }}</p>
    }
  </div>`,
})
export class FormError {
  readonly form = input.required<FieldTree<unknown>>();
  protected readonly message = computed(() => this.form()().errors()[0]?.message);
}
