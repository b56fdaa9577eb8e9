import { inject, Service } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { Jobs } from '../jobs/jobs';
import { t } from '../locale/t';
import { Dialogs } from '../ui/dialogs';
import type { DomainFormData } from './domain-form/domain-form';
import { DomainsApi } from './domains-api';

/** What an admin can do to a domain, wherever it is shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class DomainDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly api = inject(DomainsApi);
  private readonly toasts = inject(Toasts);
  private readonly jobs = inject(Jobs);

  /** @param brandId which to offer first */
  async add(brandId = ''): Promise<boolean> {
    const added = await this.openForm({ domain: null, brandId });
    if (added) this.toasts.done(t('domain.added', { domain: added.displayName }));
    return added !== undefined;
  }

  async edit(domain: DomainDto): Promise<boolean> {
    const saved = await this.openForm({ domain, brandId: domain.brand.id });
    if (saved) this.toasts.done(t('domain.saved', { domain: saved.displayName }));
    return saved !== undefined;
  }

  async remove({ id, displayName: domain }: DomainDto): Promise<boolean> {
    let undo: string | null = null;
    const removed = await this.dialogs.ask({
      heading: t('deletion.heading', { domain }),
      text: t('deletion.text'),
      confirm: t('deletion.confirm'),
      act: async () => (undo = await this.api.remove(id)),
    });
    const text = t('domain.deleted', { domain });
    if (removed && undo !== null) this.jobs.offerUndo(text, undo);
    else if (removed) this.toasts.done(text);
    return removed;
  }

  private openForm(data: DomainFormData): Promise<DomainDto | undefined> {
    return this.dialogs.open(() => import('./domain-form/domain-form').then((m) => m.DomainForm), data, '480px');
  }
}
