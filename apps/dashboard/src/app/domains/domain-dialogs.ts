import { inject, Service } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { Dialogs } from '../ui/dialogs';
import type { DomainFormData } from './domain-form/domain-form';
import { DomainsApi } from './domains-api';

/** What an admin can do to a domain, wherever it is shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class DomainDialogs {
  private readonly dialogs = inject(Dialogs);
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
    const removed = await this.dialogs.ask({
      heading: `Delete ${domain}?`,
      text: 'It is no longer checked, and its history is no longer shown. Pause it instead to keep both.',
      confirm: 'Delete domain',
      act: () => this.api.remove(id),
    });
    if (removed) this.toasts.done(`${domain} deleted`);
    return removed;
  }

  private openForm(data: DomainFormData): Promise<DomainDto | undefined> {
    return this.dialogs.open(() => import('./domain-form/domain-form').then((m) => m.DomainForm), data, '480px');
  }
}
