import { inject, Service } from '@angular/core';
import type { BrandDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { t } from '../locale/t';
import { Dialogs } from '../ui/dialogs';

/** What an admin can do to a brand, wherever it is shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class BrandDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  /** @param brand null: a new one */
  async edit(brand: BrandDto | null): Promise<boolean> {
    const load = () => import('./brand-form').then((m) => m.BrandForm);
    const saved = await this.dialogs.open<BrandDto | null, BrandDto>(load, brand);
    if (saved) this.toasts.done(t(brand ? 'toast.saved' : 'toast.added', { name: saved.name }));
    return saved !== undefined;
  }

  async remove(brand: BrandDto): Promise<boolean> {
    const load = () => import('./brand-removal').then((m) => m.BrandRemoval);
    const removed = (await this.dialogs.open<BrandDto, boolean>(load, brand)) === true;
    if (removed) this.toasts.done(t('toast.deleted', { name: brand.name }));
    return removed;
  }
}
