import { Component, computed, inject, input, output } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Stats } from './stats';

/** A filter of pages: one brand, by its code, or any. */
@Component({
  selector: 'app-brand-select',
  imports: [TextPipe],
  template: `
    <select
      #select
      class="chip"
      [class.on]="code()"
      [attr.aria-label]="'domain.brand' | t"
      (change)="chosen.emit(select.value)"
    >
      <option value="">{{ 'incidents.anyBrand' | t }}</option>
      @for (brand of brands(); track brand.code) {
        <option class="data" [value]="brand.code" [selected]="brand.code === code()">{{ brand.name }}</option>
      }
    </select>
  `,
})
export class BrandSelect {
  /** Empty: any. */
  readonly code = input.required<string>();
  readonly chosen = output<string>();
  private readonly stats = inject(Stats);
  protected readonly brands = computed(() => this.stats.current()?.brands ?? []);
}
