import { Component, computed, input, output } from '@angular/core';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from './icon';

@Component({
  selector: 'app-pager',
  imports: [Icon, TextPipe],
  template: `
    <nav [attr.aria-label]="'pager.pages' | t">
      <span class="muted" role="status">{{ range() }}</span>
      @if (pages() > 1) {
        <button
          type="button"
          class="btn"
          [attr.aria-label]="'pager.previous' | t"
          [disabled]="page() <= 1"
          (click)="turned.emit(page() - 1)"
        >
          <app-icon name="left" />
        </button>
        <span>{{ 'pager.page' | t: { page: page(), pages: pages() } }}</span>
        <button
          type="button"
          class="btn"
          [attr.aria-label]="'pager.next' | t"
          [disabled]="page() >= pages()"
          (click)="turned.emit(page() + 1)"
        >
          <app-icon name="right" />
        </button>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      margin-top: 12px;
    }

    .muted {
      margin-right: auto;
    }

    .btn {
      --icon: 16px;

      width: 36px;
      padding: 0;
    }
  `,
})
export class Pager {
  readonly page = input.required<number>();
  readonly size = input.required<number>();
  readonly total = input.required<number>();
  readonly turned = output<number>();

  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.size())));
  protected readonly range = computed(() => {
    const first = (this.page() - 1) * this.size() + 1;
    const last = Math.min(this.total(), this.page() * this.size());
    return t('pager.range', { first, last, total: this.total() });
  });
}
