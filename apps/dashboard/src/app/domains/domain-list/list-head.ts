import { Component, computed, input, output } from '@angular/core';
import type { DomainSort } from '@nawala/contracts';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import { HoldsOrder } from '../../ui/table/holds-order';
import type { OrderHold } from '../../ui/table/order-hold';
import { type DomainQuery, isFiltered } from '../domain-query';
import { ORDERS } from './orders';

/** Above the rows: how many there are and in which order, and what came meanwhile. */
@Component({
  selector: 'app-list-head',
  imports: [CountedPipe, HoldsOrder, Icon, TextPipe],
  template: `
    <p>
      <strong>{{ (filtered() ? 'domains.matches' : 'domains.count') | counted: total() }}</strong>
      @if (filtered()) {
        <button type="button" class="link" (click)="cleared.emit()">{{ 'domains.clearFilters' | t }}</button>
      }
    </p>
    <div class="waiting" role="status">
      @if (waiting() > 0) {
        <button type="button" class="btn" [appHoldsOrder]="hold()" (click)="applied.emit()">
          <app-icon name="refresh" />{{ 'domains.waiting' | counted: waiting() }}
        </button>
      }
    </div>
    <span class="order muted">{{ order() | t }}</span>
    <label class="choice">
      <span class="sr-only">{{ 'domains.order' | t }}</span>
      <select #choice class="input" (change)="choose(choice.selectedIndex)">
        @for (each of orders; track each.label) {
          <option [selected]="each.sort === query().sort">{{ each.label | t }}</option>
        }
      </select>
    </label>
  `,
  styleUrl: './list-head.css',
})
export class ListHead {
  readonly query = input.required<DomainQuery>();
  readonly total = input.required<number>();
  /** Changes that the rows do not show yet, since the order is held. */
  readonly waiting = input.required<number>();
  readonly hold = input.required<OrderHold>();
  readonly cleared = output();
  readonly applied = output();
  readonly sorted = output<DomainSort | null>();

  protected readonly orders = ORDERS;
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly order = computed(() => ORDERS.find(({ sort }) => sort === this.query().sort)!.label);

  protected choose(index: number): void {
    this.sorted.emit(ORDERS[index]!.sort);
  }
}
