import { Component, computed, inject, input } from '@angular/core';
import { Stats } from '../stats/stats';
import { type Change, describeChange } from './change';
import { LabelPipe } from '../vantages/label-pipe';

/** Whose domain, in which network, and what was seen: what a change means before anybody opens it. */
@Component({
  selector: 'app-change-grounds',
  imports: [LabelPipe],
  template: `@if (brand(); as brand) {
      <span class="dot" [style.background]="brand.color"></span>{{ brand.name }} ·
    }
    @if (change().vantage; as vantage) {
      {{ vantage | label }} ·
    }
    {{ description() }}`,
  styles: `
    .dot {
      width: 9px;
      height: 9px;
      margin-right: 6px;
    }
  `,
})
export class ChangeGrounds {
  readonly change = input.required<Change>();
  private readonly stats = inject(Stats);
  protected readonly brand = computed(() => this.stats.brands().get(this.change().brandId ?? ''));
  protected readonly description = computed(() => describeChange(this.change()));
}
