import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { worstOf } from '../brands/worst-of';
import { TextPipe } from '../locale/text-pipes';
import { NawalaPill } from '../ui/nawala-pill';
import { ShareBar } from '../ui/share-bar';

const MOST_SHOWN = 8;

/** The brands with most blocked domains first. */
@Component({
  selector: 'app-brand-bars',
  imports: [NawalaPill, RouterLink, ShareBar, TextPipe],
  template: `
    @if (shown(); as list) {
      <ul>
        @for (brand of list; track brand.id) {
          <li>
            <a class="row-link" [routerLink]="['/brands', brand.code]">
              <span class="dot" [style.background]="brand.color"></span>
              <span class="truncate">{{ brand.name }}</span>
              <app-nawala-pill [status]="statusOf(brand)" />
              <app-share-bar [bad]="brand.ada" [ok]="brand.tidakAda" [total]="brand.total" />
              <span class="muted">{{ 'home.blockedOf' | t: { blocked: brand.ada, total: brand.total } }}</span>
              <span class="sr-only">{{ 'nav.blocked' | t }}</span>
            </a>
          </li>
        } @empty {
          <li class="nothing muted">{{ 'home.noBrands' | t }}</li>
        }
      </ul>
    } @else {
      <div class="nothing" aria-hidden="true"><span class="skeleton"></span></div>
    }
  `,
  styles: `
    :host {
      display: block;
      container: bars / inline-size;
    }

    a {
      display: grid;
      grid-template-columns: 10px minmax(0, 1fr) 116px 48px minmax(72px, auto);
      align-items: center;
      gap: 10px;
      padding: 9px 16px;
    }

    .muted {
      font-size: 13px;
      text-align: right;
      white-space: nowrap;
    }

    app-nawala-pill {
      justify-self: start;
    }

    /* The name goes last. */
    @container bars (max-width: 420px) {
      a {
        grid-template-columns: 10px minmax(0, 1fr) auto auto;
      }

      app-share-bar {
        display: none;
      }
    }

    .nothing {
      display: block;
      padding: 18px 16px;
      text-align: left;
    }
  `,
})
export class BrandBars {
  protected readonly statusOf = worstOf;

  readonly brands = input.required<StatsDto['brands'] | undefined>();
  protected readonly shown = computed(
    () => this.brands() && [...this.brands()!].sort((a, b) => b.ada - a.ada || b.total - a.total).slice(0, MOST_SHOWN),
  );
}
