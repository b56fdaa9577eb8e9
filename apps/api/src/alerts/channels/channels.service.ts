import { Injectable } from '@nestjs/common';
import {
  type ChannelDto,
  type ChannelSecretDto,
  type ChannelTestDto,
  type CreateChannelDto,
  type CreatedChannelDto,
  LIMITS,
  type TelegramChatsDto,
  type TelegramChatsQueryDto,
  type UpdateChannelDto,
} from '@nawala/contracts';
import { Types } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { InvalidInput } from '../../common/app-error';
import { Clock } from '../../common/clock';
import type { RequestUser } from '../../common/current-user.decorator';
import { oneMore } from '../../common/one-more';
import { Env, publicUrlOf } from '../../config/env';
import { Secrets } from '../../secrets/secrets';
import { DeliveriesRepository } from '../store/deliveries.repository';
import { FORMATS } from '../rendering/formats';
import { testMessage } from '../rendering/test-message';
import { presentChannel } from './channel.presenter';
import type { AlertChannel, AnswerRecord } from '../store/channel.schema';
import { ChannelFactory, sealContext } from './channel-factory';
import { type ChannelConfig, changedConfig, checkMentions, newConfig } from './channel-input';
import { type ChannelSecrets, newSigningSecret, rotated } from './channel-secrets';
import { channelTarget } from './channel-target';
import { ChannelNotFound, ChannelWithoutSecret, EmailNotSetUp, TooManyChannels } from './channels.errors';
import { type ChannelFields, ChannelsRepository } from '../store/channels.repository';
import { RulesRepository } from '../store/rules.repository';
import { acceptedLanguage } from './accepted-language';
import { presentAnswer } from './say';
import { telegramChats } from './telegram-chats';

@Injectable()
export class ChannelsService {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly rules: RulesRepository,
    private readonly factory: ChannelFactory,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {
    secrets.onNewKey(() => this.reseal());
  }

  async list(): Promise<ChannelDto[]> {
    const [channels, waiting] = await Promise.all([this.channels.list(), this.deliveries.waitingByChannel()]);
    return channels.map((channel) => presentChannel(channel, waiting.get(channel._id.toHexString()) ?? 0));
  }

  countEnabled(): Promise<number> {
    return this.channels.count({ enabled: true });
  }

  async create(actor: RequestUser, body: CreateChannelDto): Promise<CreatedChannelDto> {
    const { name, kind, enabled, mention, config } = body;
    checkMentions(kind, mention);
    const { settings, secrets } = newConfig(kind, config);
    if (kind === 'email' && !this.factory.hasMail) throw new EmailNotSetUp();
    const full = kind === 'webhook' ? { ...secrets, signing: newSigningSecret() } : secrets;
    const _id = new Types.ObjectId();
    const channel = await oneMore({
      max: LIMITS.alertChannels,
      count: () => this.channels.count(),
      make: async () => {
        const stored = await this.stored({ _id, kind }, { settings, secrets: full });
        return this.channels.create(_id, { name, kind, enabled, mention, ...stored }, actor.id);
      },
      takeBack: () => this.channels.remove(_id.toHexString()),
      refuse: () => new TooManyChannels(),
    });
    return { ...presentChannel(channel, 0), ...(full.signing && { secret: full.signing }) };
  }

  async update(id: string, { config, ...change }: UpdateChannelDto): Promise<ChannelDto> {
    const channel = await this.find(id);
    if (change.mention) checkMentions(channel.kind, change.mention);
    const before = { settings: channel.settings, secrets: this.factory.secretsOf(channel) ?? {} };
    const stored = config && (await this.stored(channel, changedConfig(channel.kind, config, before)));
    // Whatever was wrong with it may be mended: it begins anew.
    const health = config || change.enabled ? { failingSince: null } : {};
    const updated = await this.channels.update(channel, { ...change, ...stored, ...health });
    return updated ? this.present(updated) : this.update(id, { config, ...change });
  }

  async remove(id: string): Promise<void> {
    if (!(await this.channels.remove(id))) throw new ChannelNotFound();
  }

  async rotateSecret(id: string): Promise<ChannelSecretDto> {
    const channel = await this.find(id);
    if (channel.kind !== 'webhook') throw new ChannelWithoutSecret();
    const secrets = rotated(this.factory.secretsOf(channel) ?? {}, this.clock.now());
    const stored = await this.stored(channel, { settings: channel.settings, secrets });
    return (await this.channels.update(channel, stored)) ? { secret: secrets.signing } : this.rotateSecret(id);
  }

  /**
   * Whatever the channel answers is a good answer to the question how it does. The message is in the language of the first
   * rule that tells something there, else in the caller's.
   *
   * @param accepted the caller's `Accept-Language`
   */
  async test(id: string, accepted?: string): Promise<ChannelTestDto> {
    const channel = await this.find(id);
    const place = { mention: [], publicUrl: publicUrlOf(this.env) };
    const rule = (await this.rules.list()).find(({ channelIds }) => channelIds.includes(id));
    const language = rule?.language ?? acceptedLanguage(accepted);
    const message = FORMATS[channel.kind](testMessage(channel, this.clock.now(), language), place);
    const begun = performance.now();
    const { type, answer, ...more } = await this.factory.of(channel).send(message, `test-${randomUUID()}`);
    const ok = type === 'sent';
    const ms = Math.round(performance.now() - begun);
    const lastTest: AnswerRecord = { ...answer, ms, ok, at: this.clock.now() };
    await this.channels.noteHealth(channel._id, { lastTest });
    if ('movedTo' in more && more.movedTo) await this.moved(channel, more.movedTo);
    return { ok, ...presentAnswer(answer) };
  }

  async telegramChats({ token, channelId }: TelegramChatsQueryDto): Promise<TelegramChatsDto> {
    if ((token === undefined) === (channelId === undefined)) throw new InvalidInput([ONE_OF_BOTH]);
    const known = token ?? this.tokenOf(await this.find(channelId ?? ''));
    return telegramChats(this.factory.trusted, this.env.TELEGRAM_API_URL, known);
  }

  /** A group that became a supergroup has another number. */
  async moved(channel: AlertChannel, chatId: string): Promise<void> {
    const { settings } = channel;
    const target = channelTarget('telegram', { ...settings, chatId }, {});
    await this.channels.moveChat(channel._id, settings.chatId ?? '', chatId, target);
  }

  private tokenOf(channel: AlertChannel): string {
    const token = this.factory.secretsOf(channel)?.token;
    if (token === undefined)
      throw new InvalidInput([{ path: 'channelId', message: 'This is no Telegram channel', code: 'isTelegram' }]);
    return token;
  }

  private async find(id: string): Promise<AlertChannel> {
    const channel = await this.channels.byId(id);
    if (!channel) throw new ChannelNotFound();
    return channel;
  }

  private async present(channel: AlertChannel): Promise<ChannelDto> {
    const waiting = await this.deliveries.waitingByChannel();
    return presentChannel(channel, waiting.get(channel._id.toHexString()) ?? 0);
  }

  private async stored(
    channel: Pick<AlertChannel, '_id' | 'kind'>,
    { settings, secrets }: ChannelConfig,
  ): Promise<Pick<ChannelFields, 'settings' | 'sealed' | 'target'>> {
    const isSecret = Object.values(secrets).some((value) => value !== undefined);
    return {
      settings,
      sealed: isSecret
        ? await this.secrets.seal(JSON.stringify(secrets satisfies ChannelSecrets), sealContext(channel))
        : '',
      target: channelTarget(channel.kind, settings, secrets),
    };
  }

  private async reseal(): Promise<void> {
    for (const channel of await this.channels.list()) {
      const sealed = this.secrets.resealed(channel.sealed, sealContext(channel));
      if (sealed !== undefined) await this.channels.reseal(channel._id, channel.sealed, sealed);
    }
  }
}

const ONE_OF_BOTH = { path: 'token', message: 'Give either token or channelId', code: 'tokenOrChannel' };
