import { Component, computed, input, output } from '@angular/core';
import type { DomainGroupDto } from '@nawala/contracts';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import { NawalaPill } from '../../ui/nawala-pill';

/** Above the rows of a brand: the worst that is said of one of them, and how many are blocked. */
@Component({
  selector: 'app-brand-head',
  imports: [Icon, NawalaPill, TextPipe],
  template: `
    <button type="button" [attr.aria-expanded]="!closed()" (click)="toggled.emit()">
      <app-icon name="chevron" [class.closed]="closed()" />
      <span class="dot" [style.background]="group().brand.color"></span>
      <span class="truncate">{{ group().brand.name }}</span>
    </button>
    <app-nawala-pill [status]="worst()" [paused]="false" [stale]="false" />
    <span class="muted">{{ 'domains.ofBrandBlocked' | t: { number: group().ada, total: group().total } }}</span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      min-width: 0;
      font-weight: 550;
      text-align: left;
    }

    app-icon {
      --icon-stroke: 2.2;

      color: var(--ink2);
    }

    button {
      --icon: 16px;

      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
      min-height: 28px;
      padding: 0 6px 0 0;
      border-radius: 6px;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }

    .closed {
      transform: rotate(-90deg);
    }

    /* On a card of a phone the name has a line of its own. */
    @container rows (max-width: 520px) {
      :host {
        flex-wrap: wrap;
        gap: 4px 10px;
      }

      button {
        flex-basis: 100%;
      }
    }

    .muted {
      font-size: 13px;
      font-weight: 400;
      white-space: nowrap;
    }
  `,
})
export class BrandHead {
  readonly group = input.required<DomainGroupDto>();
  readonly closed = input.required<boolean>();
  readonly toggled = output();

  protected readonly worst = computed(() => {
    const { ada, unknown } = this.group();
    if (ada > 0) return 'ada';
    return unknown > 0 ? 'unknown' : 'tidak ada';
  });
}
