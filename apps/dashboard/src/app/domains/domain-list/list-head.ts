import { Component, computed, inject, input, output } from '@angular/core';
import { t } from '../../locale/t';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { FilterMenu } from '../../ui/filter-menu';
import { Icon } from '../../ui/icon';
import { HoldsOrder } from '../../ui/table/holds-order';
import type { OrderHold } from '../../ui/table/order-hold';
import { type DomainQuery, isFiltered } from '../domain-query';
import { Columns, OPTIONAL_COLUMNS } from './columns';
import { ORDERS } from './orders';

/** Above the rows: how many there are and in which order, and what came meanwhile. */
@Component({
  selector: 'app-list-head',
  imports: [CountedPipe, FilterMenu, HoldsOrder, Icon, TextPipe],
  template: `
    <p>
      <strong>
        @if (exact()) {
          {{ (filtered() ? 'domains.matches' : 'domains.count') | counted: total() }}
        } @else {
          {{ 'list.moreThan' | t: { number: total() } }}
        }
      </strong>
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
    <button type="button" class="link group" (click)="changed.emit({ grouped: !query().grouped })">
      <app-icon name="group" /><span class="sr-only-narrow">{{
        (query().grouped ? 'list.ungroup' : 'list.groupByBrand') | t
      }}</span>
    </button>
    @if (query().grouped) {
      <button type="button" class="link group" (click)="foldedAll.emit(!folded())">
        {{ (folded() ? 'list.unfold' : 'list.fold') | t }}
      </button>
    }
    <app-filter-menu
      class="columns"
      [label]="'list.columns' | t"
      [options]="options()"
      [chosen]="columns.shown()"
      [quiet]="true"
      (changed)="columns.show($event)"
    />
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
  /** Otherwise there are more. */
  readonly exact = input.required<boolean>();
  /** Some brands are folded away. */
  readonly folded = input(false);
  /** Changes that the rows do not show yet, since the order is held. */
  readonly waiting = input.required<number>();
  readonly hold = input.required<OrderHold>();
  readonly cleared = output();
  readonly applied = output();
  readonly changed = output<Partial<DomainQuery>>();
  /** Whether all brands are to be folded away, or none. */
  readonly foldedAll = output<boolean>();

  protected readonly orders = ORDERS;
  protected readonly columns = inject(Columns);
  protected readonly options = computed(() => OPTIONAL_COLUMNS.map((value) => ({ value, label: t(value) })));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly order = computed(() => ORDERS.find(({ sort }) => sort === this.query().sort)!.label);

  protected choose(index: number): void {
    this.changed.emit({ sort: ORDERS[index]!.sort });
  }
}
