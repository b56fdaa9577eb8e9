import { inject, Injector, Service } from '@angular/core';
import type { KeyDto, VantageLabelDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { t } from '../locale/t';
import { Dialogs } from '../ui/dialogs';
import type { ShownSecret } from '../alerts/channels/secret-dialog';
import { CheckersApi } from './checkers-api';

/** What an admin does about checkers and their keys. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class CheckerActions {
  private readonly api = inject(CheckersApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);

  /** The dialog listens to what only the shell hears. */
  async connect(): Promise<boolean> {
    const load = () => import('./connect/connect-dialog').then((m) => m.ConnectDialog);
    await this.dialogs.open<null, never>(load, null, '640px', this.injector);
    return true;
  }

  async rename(vantage: VantageLabelDto): Promise<boolean> {
    const load = () => import('./rename-vantage').then((m) => m.RenameVantage);
    const renamed = await this.dialogs.open<VantageLabelDto, VantageLabelDto>(load, vantage);
    if (renamed) this.toasts.done(t('toast.saved', { name: renamed.label }));
    return renamed !== undefined;
  }

  async forget({ vantage, label }: VantageLabelDto): Promise<boolean> {
    let isDone = true;
    const forgotten = await this.dialogs.ask({
      heading: t('fleet.forgetHeading', { vantage: label }),
      text: t('fleet.forgetText'),
      confirm: t('fleet.forget'),
      act: async () => (isDone = await this.api.forget(vantage)),
    });
    if (forgotten) this.toasts.done(t(isDone ? 'fleet.forgotten' : 'fleet.isForgotten', { vantage: label }));
    return forgotten;
  }

  async rotate({ id, name }: KeyDto): Promise<boolean> {
    let secret = '';
    const rotated = await this.dialogs.ask({
      heading: t('key.rotateHeading', { name }),
      text: t('key.rotateText'),
      confirm: t('key.rotateAction'),
      act: async () => ({ secret } = await this.api.rotateKey(id)),
    });
    if (rotated) {
      const load = () => import('../alerts/channels/secret-dialog').then((m) => m.SecretDialog);
      await this.dialogs.open<ShownSecret, never>(load, { name, secret, text: t('key.secretText') }, '520px');
    }
    return rotated;
  }

  async revoke({ id, name }: KeyDto): Promise<boolean> {
    const revoked = await this.dialogs.ask({
      heading: t('key.revokeHeading', { name }),
      text: t('key.revokeText'),
      confirm: t('key.revokeAction'),
      act: () => this.api.revokeKey(id),
    });
    if (revoked) this.toasts.done(t('key.wasRevoked', { name }));
    return revoked;
  }
}
