import { inject, Injector, Service } from '@angular/core';
import type { ChannelDto, CreatedChannelDto, RuleDto } from '@nawala/contracts';
import { Toasts } from '../changes/toasts';
import { ToldAttempt } from '../changes/told-attempt';
import { t } from '../locale/t';
import { Dialogs } from '../ui/dialogs';
import { AlertsApi } from './alerts-api';
import type { ShownSecret } from './channels/secret-dialog';
import type { RuleFormData } from './rules/rule-form';

/** What an admin can do to channels and rules. Each resolves to whether something was changed. */
@Service({ autoProvided: false })
export class AlertActions {
  private readonly api = inject(AlertsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly attempt = new ToldAttempt();
  readonly busy = this.attempt.busy;

  /** @param channel null: a new one */
  async editChannel(channel: ChannelDto | null): Promise<boolean> {
    const load = () => import('./channels/channel-form').then((m) => m.ChannelForm);
    const saved = await this.dialogs.open<ChannelDto | null, CreatedChannelDto>(load, channel, '520px');
    if (!saved) return false;
    const { name, secret } = saved;
    this.toasts.done(t(channel ? 'toast.saved' : 'channel.connected', { name }));
    if (secret) await this.showSecret({ name, secret });
    return true;
  }

  switchChannel = ({ id, enabled }: ChannelDto) =>
    this.attempt.run(() => this.api.changeChannel(id, { enabled: !enabled }));

  async rotateSecret({ id, name }: ChannelDto): Promise<boolean> {
    let secret = '';
    const rotated = await this.dialogs.ask({
      heading: t('channel.rotateHeading', { name }),
      text: t('channel.rotateText'),
      confirm: t('channel.rotate'),
      act: async () => ({ secret } = await this.api.rotateSecret(id)),
    });
    if (rotated) await this.showSecret({ name, secret });
    return rotated;
  }

  removeChannel({ id, name }: ChannelDto): Promise<boolean> {
    return this.remove(name, {
      heading: t('channel.deleteHeading', { name }),
      text: t('channel.deleteText'),
      confirm: t('channel.delete'),
      act: () => this.api.removeChannel(id),
    });
  }

  /** @param rule null: a new one */
  async editRule(rule: RuleDto | null, channels: readonly ChannelDto[]): Promise<boolean> {
    const load = () => import('./rules/rule-form').then((m) => m.RuleForm);
    const saved = await this.dialogs.open<RuleFormData, RuleDto>(load, { rule, channels }, '620px', this.injector);
    if (saved) this.toasts.done(t(rule ? 'toast.saved' : 'toast.added', { name: saved.name }));
    return saved !== undefined;
  }

  switchRule = ({ id, enabled }: RuleDto) => this.attempt.run(() => this.api.changeRule(id, { enabled: !enabled }));

  removeRule({ id, name }: RuleDto): Promise<boolean> {
    return this.remove(name, {
      heading: t('rule.deleteHeading', { name }),
      text: t('rule.deleteText'),
      confirm: t('rule.delete'),
      act: () => this.api.removeRule(id),
    });
  }

  private async remove(name: string, question: Parameters<Dialogs['ask']>[0]): Promise<boolean> {
    const removed = await this.dialogs.ask(question);
    if (removed) this.toasts.done(t('toast.deleted', { name }));
    return removed;
  }

  private async showSecret(secret: Omit<ShownSecret, 'text'>): Promise<void> {
    const load = () => import('./channels/secret-dialog').then((m) => m.SecretDialog);
    await this.dialogs.open<ShownSecret, never>(load, { ...secret, text: t('secret.text') }, '520px');
  }
}
