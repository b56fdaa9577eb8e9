import { Component, computed, inject, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { BrandDto } from '@nawala/contracts';
import { changesCounts } from '../live/live-message';
import { liveResource } from '../live/live-resource';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { initialsOf } from '../shell/initials';
import { Icon } from '../ui/icon';
import { MenuButton } from '../ui/menu-button';
import { inkOn } from '../ui/ink-on';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { ShareBar } from '../ui/share-bar';
import { arrange, BRAND_ORDERS } from './arrange';
import { BrandDialogs } from './brand-dialogs';
import { BrandsApi } from './brands-api';

@Component({
  selector: 'app-brands-page',
  imports: [
    CountedPipe,
    Icon,
    LoadFailed,
    MatMenuModule,
    MenuButton,
    Notice,
    RefreshFailed,
    RouterLink,
    ShareBar,
    TextPipe,
  ],
  templateUrl: './brands-page.html',
  styleUrl: './brands-page.css',
})
export class BrandsPage {
  private readonly dialogs = inject(BrandDialogs);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly brands = liveResource(inject(BrandsApi).list(), { outdatedBy: changesCounts });

  protected readonly orders = BRAND_ORDERS;
  protected readonly order = signal(BRAND_ORDERS[0]!);
  protected readonly text = signal('');
  protected readonly shown = computed(() => {
    const brands = this.brands.value();
    return brands && arrange(brands, this.text(), this.order().order);
  });
  private readonly stats = inject(Stats);
  /** How many domains of a brand are reached, by its id: what nobody has measured is none of them. */
  protected readonly reachedOf = computed(
    () => new Map(this.stats.current()?.brands.map(({ id, tidakAda }) => [id, tidakAda])),
  );
  protected readonly initials = initialsOf;
  protected readonly inkOn = inkOn;

  protected async edit(brand: BrandDto | null): Promise<void> {
    if (await this.dialogs.edit(brand)) this.brands.reload();
  }

  protected async remove(brand: BrandDto): Promise<void> {
    if (await this.dialogs.remove(brand)) this.brands.reload();
  }
}
