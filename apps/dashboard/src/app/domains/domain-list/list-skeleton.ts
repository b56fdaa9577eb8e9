import { Component } from '@angular/core';
import { TextPipe } from '../../locale/text-pipes';

/** Where rows will be, while nothing is known of them. */
@Component({
  selector: 'app-list-skeleton',
  imports: [TextPipe],
  host: { class: 'card', role: 'status' },
  template: `
    <span class="sr-only">{{ 'domains.loading' | t }}</span>
    @for (row of rows; track row) {
      <div aria-hidden="true">
        <span class="skeleton pill"></span><span class="skeleton name"></span><span class="skeleton brand"></span
        ><span class="skeleton time"></span>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 6px 16px;
    }

    div {
      display: grid;
      grid-template-columns: 92px 1.6fr 1fr 80px;
      align-items: center;
      gap: 32px;
      height: 44px;
    }

    .pill {
      height: 20px;
      border-radius: 99px;
    }

    .name {
      width: 60%;
    }

    .brand {
      width: 45%;
    }

    @media (max-width: 720px) {
      div {
        grid-template-columns: 1.6fr 92px;
        gap: 16px;
      }

      .brand,
      .time {
        display: none;
      }
    }
  `,
})
export class ListSkeleton {
  protected readonly rows = Array.from({ length: 10 }, (_, index) => index);
}
