import { Component, computed, inject, input, output } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { Stats } from './stats';
import { LabelPipe } from '../vantages/label-pipe';

/** A filter of pages: one vantage by its name, one that is not known any more too, or any. */
@Component({
  selector: 'app-vantage-select',
  imports: [LabelPipe, TextPipe],
  template: `
    <select
      #select
      class="chip"
      [class.on]="vantage()"
      [attr.aria-label]="'incidents.network' | t"
      (change)="chosen.emit(select.value)"
    >
      <option value="">{{ 'incidents.anyVantage' | t }}</option>
      @for (name of vantages(); track name) {
        <option [value]="name" [selected]="name === vantage()">{{ name | label }}</option>
      }
    </select>
  `,
})
export class VantageSelect {
  /** Empty: any. */
  readonly vantage = input.required<string>();
  readonly chosen = output<string>();
  private readonly stats = inject(Stats);
  protected readonly vantages = computed(() => {
    const known = this.stats.current()?.vantages.map(({ vantage }) => vantage) ?? [];
    return [...new Set([...known, this.vantage()])].filter(Boolean).sort();
  });
}
