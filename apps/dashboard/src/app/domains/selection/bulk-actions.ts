import { inject, Injector, Service } from '@angular/core';
import type { BulkAction } from '@nawala/contracts';
import { ToldAttempt } from '../../changes/told-attempt';
import { Toasts } from '../../changes/toasts';
import { Jobs } from '../../jobs/jobs';
import { counted, t } from '../../locale/t';
import { Dialogs } from '../../ui/dialogs';
import { BulkApi, type BulkChange, type WhichDomains } from './bulk-api';
import type { BulkFormData } from './bulk-form';

/** What an admin does to the domains that are chosen. Each resolves to whether it was done, or is being done. */
@Service({ autoProvided: false })
export class BulkActions {
  private readonly api = inject(BulkApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly jobs = inject(Jobs);
  private readonly injector = inject(Injector);
  private readonly attempt = new ToldAttempt();
  readonly busy = this.attempt.busy;

  async run(which: WhichDomains, count: number, action: BulkAction): Promise<boolean> {
    switch (action) {
      case 'delete':
        return this.dialogs.ask({
          heading: counted('bulk.deleteHeading', count),
          text: t('bulk.deleteText'),
          confirm: counted('bulk.deleteConfirm', count),
          act: () => this.change(which, { action }),
        });
      case 'pause':
      case 'resume':
        return this.attempt.run(() => this.change(which, { action }));
      default:
        return this.ask({ action, count, send: (change) => this.change(which, change) });
    }
  }

  /** The form offers brands that only the shell knows. */
  private async ask(data: BulkFormData): Promise<boolean> {
    const load = () => import('./bulk-form').then((m) => m.BulkForm);
    return (await this.dialogs.open<BulkFormData, true>(load, data, undefined, this.injector)) === true;
  }

  private async change(which: WhichDomains, change: BulkChange): Promise<void> {
    const answer = await this.api.change(which, change);
    if ('job' in answer) return this.jobs.follow(answer.job.id);
    const { result, undo } = answer;
    const text = counted(`jobDone.${change.action}`, result.changed);
    if (undo === null) this.toasts.done(text);
    else this.jobs.offerUndo(text, undo);
    if (result.failed.length > 0) this.jobs.showFailures(result.failed);
  }
}
