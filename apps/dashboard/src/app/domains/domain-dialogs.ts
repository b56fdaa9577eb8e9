import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { DomainDto } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { Toasts } from '../changes/toasts';
import { ask } from '../ui/confirm';
import { DomainsApi } from './domains-api';

/** What an admin can do to a domain, wherever it is shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class DomainDialogs {
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(DomainsApi);
  private readonly toasts = inject(Toasts);

  async add(): Promise<boolean> {
    const added = await this.openForm(null);
    if (added) this.toasts.done(`${added.domain} added`);
    return added !== undefined;
  }

  async edit(domain: DomainDto): Promise<boolean> {
    const saved = await this.openForm(domain);
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

  private async openForm(domain: DomainDto | null): Promise<DomainDto | undefined> {
    const { DomainForm } = await import('./domain-form/domain-form');
    const dialog = this.dialog.open<unknown, DomainDto | null, DomainDto>(DomainForm, { data: domain, width: '480px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
