import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { BrandDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { kept } from '../live/kept';
import { LiveClient } from '../live/live-client';
import { changesCounts } from '../live/live-message';
import { reloadSoon } from '../live/reload-soon';
import { rereading } from '../live/rereading';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialogs';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { ShareBar } from '../ui/share-bar';
import { BrandsApi } from './brands-api';

@Component({
  selector: 'app-brands-page',
  imports: [Icon, LoadFailed, MatMenuModule, Notice, RefreshFailed, RouterLink, ShareBar],
  templateUrl: './brands-page.html',
  styleUrl: './brands-page.css',
})
export class BrandsPage {
  private readonly dialogs = inject(Dialogs);
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
    const load = () => import('./brand-form').then((m) => m.BrandForm);
    const saved = await this.dialogs.open<BrandDto | null, BrandDto>(load, brand);
    if (!saved) return;
    this.toasts.done(`${saved.name} ${brand ? 'saved' : 'added'}`);
    this.reload();
  }

  protected async remove(brand: BrandDto): Promise<void> {
    const load = () => import('./brand-removal').then((m) => m.BrandRemoval);
    if (!(await this.dialogs.open<BrandDto, boolean>(load, brand))) return;
    this.toasts.done(`${brand.name} deleted`);
    this.reload();
  }
}
