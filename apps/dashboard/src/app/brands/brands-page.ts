import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { BrandDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { Toasts } from '../changes/toasts';
import { kept } from '../live/kept';
import { LiveClient } from '../live/live-client';
import { changesCounts } from '../live/live-message';
import { reloadSoon } from '../live/reload-soon';
import { rereading } from '../live/rereading';
import { Session } from '../session/session';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { ShareBar } from '../ui/share-bar';
import { BrandRemoval } from './brand-removal';
import { BrandsApi } from './brands-api';

@Component({
  selector: 'app-brands-page',
  imports: [Icon, LoadFailed, MatMenuModule, Notice, RefreshFailed, RouterLink, ShareBar],
  templateUrl: './brands-page.html',
  styleUrl: './brands-page.css',
})
export class BrandsPage {
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly resource = inject(BrandsApi).all();
  protected readonly reload = rereading(this.resource);
  protected readonly brands = kept(this.resource);
  protected readonly failed = computed(() => this.resource.error() !== undefined);

  constructor() {
    const live = inject(LiveClient);
    const soon = reloadSoon(this.reload);
    live.messages.pipe(takeUntilDestroyed()).subscribe((messages) => {
      if (changesCounts(messages)) soon();
    });
    live.gaps.pipe(takeUntilDestroyed()).subscribe(soon);
  }

  protected async openForm(brand: BrandDto | null): Promise<void> {
    const { BrandForm } = await import('./brand-form');
    const dialog = this.dialog.open<unknown, BrandDto | null, BrandDto>(BrandForm, { data: brand, width: '440px' });
    const saved = await firstValueFrom(dialog.afterClosed());
    if (!saved) return;
    this.toasts.done(`${saved.name} ${brand ? 'saved' : 'added'}`);
    this.reload();
  }

  protected async remove(brand: BrandDto): Promise<void> {
    const dialog = this.dialog.open<BrandRemoval, BrandDto, boolean>(BrandRemoval, {
      data: brand,
      width: '440px',
    });
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    this.toasts.done(`${brand.name} deleted`);
    this.reload();
  }
}
