import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { DomainDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { Toasts } from '../changes/toasts';
import { ask } from '../ui/confirm';
import type { DomainFormData } from './domain-form/domain-form';
import { DomainsApi } from './domains-api';

/** What an admin can do to a domain, wherever it is shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class DomainDialogs {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(DomainsApi);
  private readonly toasts = inject(Toasts);

  /** @param brandId which to offer first */
  async add(brandId = ''): Promise<boolean> {
    const added = await this.openForm({ domain: null, brandId });
    if (added) this.toasts.done(`${added.domain} added`);
    return added !== undefined;
  }

  async edit(domain: DomainDto): Promise<boolean> {
    const saved = await this.openForm({ domain, brandId: domain.brand.id });
    if (saved) this.toasts.done(`${saved.domain} saved`);
    return saved !== undefined;
  }

  async remove({ id, domain }: DomainDto): Promise<boolean> {
    const removed = await ask(this.dialog, {
      heading: `Delete ${domain}?`,
      text: 'It is no longer checked, and its history is no longer shown. Pause it instead to keep both.',
      confirm: 'Delete domain',
      act: () => this.api.remove(id),
    });
    if (removed) this.toasts.done(`${domain} deleted`);
    return removed;
  }

  private async openForm(data: DomainFormData): Promise<DomainDto | undefined> {
    const { DomainForm } = await import('./domain-form/domain-form');
    const dialog = this.dialog.open<unknown, DomainFormData, DomainDto>(DomainForm, { data, width: '480px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
