import { Component, computed, input } from '@angular/core';

/** A name that is longer than its place breaks where one part of it ends; within a part only where that alone is too long. */
@Component({
  selector: 'app-host-name',
  template: `
    @for (part of parts(); track $index) {
      <span [textContent]="part"></span><wbr />
    }
  `,
  host: { class: 'mono' },
  styles: `
    :host {
      overflow-wrap: anywhere;
    }
  `,
})
export class HostName {
  readonly of = input.required<string>();
  protected readonly parts = computed(() => this.of().split(/(?<=[./])/));
}
