import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Clock } from '../../common/clock';
import { Env, publicUrlOf } from '../../config/env';
import { Secrets } from '../../secrets/secrets';
import type { Channel } from './channel';
import type { AlertChannel } from '../store/channel.schema';
import { type ChannelSecrets, signingSecrets } from './channel-secrets';
import { ChatWebhookChannel, discordOutcome, discordUrl, slackOutcome } from './chat-webhook.channel';
import { EmailChannel } from './email.channel';
import { guardedAgent, plainAgent, SEND_MS } from './http';
import { failed } from './outcome';
import { TelegramChannel } from './telegram.channel';
import { WebhookChannel } from './webhook.channel';

/** What a channel's secret is sealed for. */
export const sealContext = (channel: Pick<AlertChannel, '_id'>): string => `channel:${channel._id.toHexString()}`;

const unusable = (code: 'secretUnreadable' | 'notSetUp'): Channel => ({ send: async () => failed(code, 0) });

/** Opens what is stored of a channel, and makes something of it that can be sent to. */
@Injectable()
export class ChannelFactory implements OnApplicationShutdown {
  /** For addresses that admins enter. */
  private readonly guarded;
  /** For servers that the operator named. */
  readonly trusted = plainAgent();
  private readonly mail: Transporter | undefined;

  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {
    this.guarded = guardedAgent({ publicOnly: env.ALERTS_PUBLIC_ONLY, allowLoopback: env.ALERTS_ALLOW_LOOPBACK });
    const timeouts = { connectionTimeout: SEND_MS, greetingTimeout: SEND_MS, socketTimeout: SEND_MS };
    this.mail =
      env.SMTP_URL === undefined
        ? undefined
        : createTransport({ url: env.SMTP_URL, ...timeouts }, { disableFileAccess: true, disableUrlAccess: true });
  }

  get hasMail(): boolean {
    return this.mail !== undefined;
  }

  /** Undefined when they cannot be decrypted. */
  secretsOf(channel: Pick<AlertChannel, '_id' | 'sealed'>): ChannelSecrets | undefined {
    if (channel.sealed === '') return {};
    const text = this.secrets.open(channel.sealed, sealContext(channel));
    return text === undefined ? undefined : (JSON.parse(text) as ChannelSecrets);
  }

  of(channel: AlertChannel): Channel {
    const { kind, settings } = channel;
    const secrets = this.secretsOf(channel);
    if (!secrets) return unusable('secretUnreadable');
    const { token = '', url = '' } = secrets;
    switch (kind) {
      case 'telegram': {
        const target = { token, chatId: settings.chatId ?? '', topicId: settings.topicId ?? null };
        return new TelegramChannel(this.trusted, this.env.TELEGRAM_API_URL, target);
      }
      case 'email': {
        const { hostname } = new URL(publicUrlOf(this.env));
        if (!this.mail) return unusable('notSetUp');
        return new EmailChannel(this.mail, this.env.MAIL_FROM ?? '', settings.to ?? [], hostname);
      }
      case 'slack':
        return new ChatWebhookChannel(this.guarded, url, slackOutcome, this.clock);
      case 'discord':
        return new ChatWebhookChannel(this.guarded, discordUrl(url), discordOutcome, this.clock);
      case 'webhook':
        return new WebhookChannel(this.guarded, url, signingSecrets(secrets, this.clock.now()), this.clock);
    }
  }

  /** Attempts that were begun are cut off: they count as not answered. */
  async onApplicationShutdown(): Promise<void> {
    this.mail?.close();
    await Promise.all([this.guarded.destroy(), this.trusted.destroy()]);
  }
}
