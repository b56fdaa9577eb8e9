import { inject, Injector, Service } from '@angular/core';
import type { MuteDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { ToldAttempt } from '../changes/told-attempt';
import { counted, t } from '../locale/t';
import { Dialogs } from '../ui/dialogs';
import { IncidentsApi, type Which } from './incidents-api';
import type { MuteSubject } from './mutes/mute-subject';

/** What an admin can do about incidents, wherever they are shown. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class IncidentActions {
  private readonly api = inject(IncidentsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly attempt = new ToldAttempt();
  readonly busy = this.attempt.busy;

  acknowledge(which: Which, note = ''): Promise<boolean> {
    return this.try(async () => {
      const { changed } = await this.api.acknowledge(which, note);
      this.toasts.done(counted('acknowledged.done', changed));
    });
  }

  takeBack(id: string): Promise<boolean> {
    return this.try(() => this.api.takeBack(id));
  }

  /** @param subjects what may be muted; the first is offered */
  async mute(subjects: readonly MuteSubject[]): Promise<boolean> {
    const load = () => import('./mutes/mute-form').then((m) => m.MuteForm);
    const what = await this.dialogs.open<readonly MuteSubject[], string>(load, subjects);
    if (what) this.toasts.done(t('mute.done', { what }));
    return what !== undefined;
  }

  /**
   * @param what as it is called
   * @param together also those that were made in the same act
   */
  unmute({ id }: Pick<MuteDto, 'id'>, what: string, together = false): Promise<boolean> {
    return this.try(async () => {
      await this.api.unmute(id, together);
      this.toasts.done(t('mute.ended', { what }));
    });
  }

  async showMutes(): Promise<void> {
    const load = () => import('./mutes/mutes-dialog').then((m) => m.MutesDialog);
    await this.dialogs.open(load, null, '560px', this.injector);
  }

  /** Does it, and tells where it fails. */
  try(act: () => Promise<unknown>): Promise<boolean> {
    return this.attempt.run(act);
  }
}
