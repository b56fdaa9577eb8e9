import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import {
  CHANNEL_KINDS,
  type ChannelDto,
  type CreatedChannelDto,
  LIMITS,
  type TelegramChatsDto,
} from '@nawala/contracts';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sendableForm } from '../../forms/sendable-form';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { AlertsApi } from '../alerts-api';
import {
  changesOf,
  channelSchema,
  configSchema,
  creationOf,
  NEW_CHANNEL,
  type ChannelValue,
  valueOf,
} from './channel-value';
import { KINDS } from './kinds';
import { TelegramChats } from './telegram-chats';

const URL_HINTS = {
  slack: 'channelForm.slackHint',
  discord: 'channelForm.discordHint',
  webhook: 'channelForm.webhookHint',
} as const;

/** Connects a channel, or changes the one it is given. Closes with what the server made of it. */
@Component({
  selector: 'app-channel-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TelegramChats, TextPipe],
  templateUrl: './channel-form.html',
})
export class ChannelForm {
  private readonly api = inject(AlertsApi);
  private readonly ref = inject<MatDialogRef<ChannelForm, CreatedChannelDto>>(MatDialogRef);
  protected readonly editing = inject<ChannelDto | null>(MAT_DIALOG_DATA);
  private readonly before: ChannelValue = this.editing ? valueOf(this.editing) : NEW_CHANNEL;
  protected readonly kinds = CHANNEL_KINDS;
  protected readonly faces = KINDS;
  protected readonly mostRecipients = LIMITS.recipients;

  protected readonly fields = sendableForm(
    this.before,
    (path) => {
      validateStandardSchema(path, channelSchema);
      validateStandardSchema(path, configSchema(this.editing !== null));
    },
    { send: (channel) => this.save(channel), fieldOf: { EMAIL_NOT_SET_UP: 'kind' } },
  );
  protected readonly kind = computed(() => this.fields.kind().value());
  protected readonly canMention = computed(() => ['telegram', 'slack', 'discord'].includes(this.kind()));
  protected readonly urlHint = computed(() => {
    const kind = this.kind();
    if (this.editing) return t('channelForm.keep');
    return kind === 'telegram' || kind === 'email' ? '' : t(URL_HINTS[kind]);
  });

  protected take({ id, topicId }: TelegramChatsDto['chats'][number]): void {
    this.fields.chatId().value.set(id);
    this.fields.topicId().value.set(topicId === null ? '' : String(topicId));
  }

  private async save(channel: ChannelValue): Promise<void> {
    const { editing } = this;
    const saved = editing
      ? await this.api.changeChannel(editing.id, changesOf(this.before, channel))
      : await this.api.connect(creationOf(channel));
    this.ref.close(saved);
  }
}
