import {
  type ChannelKind,
  EmailConfigDto,
  type FieldProblem,
  TelegramConfigDto,
  UpdateEmailConfigDto,
  UpdateTelegramConfigDto,
  UpdateUrlConfigDto,
  UrlConfigDto,
} from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';
import { dtoOf } from '../../common/dto-of';
import type { ChannelSettings } from '../store/channel.schema';
import type { ChannelSecrets } from './channel-secrets';

export interface ChannelConfig {
  settings: ChannelSettings;
  secrets: ChannelSecrets;
}

type AnyConfig = Partial<UpdateTelegramConfigDto & UpdateEmailConfigDto & UpdateUrlConfigDto>;

const CREATE = {
  telegram: TelegramConfigDto,
  email: EmailConfigDto,
  slack: UrlConfigDto,
  discord: UrlConfigDto,
  webhook: UrlConfigDto,
};
const UPDATE = {
  telegram: UpdateTelegramConfigDto,
  email: UpdateEmailConfigDto,
  slack: UpdateUrlConfigDto,
  discord: UpdateUrlConfigDto,
  webhook: UpdateUrlConfigDto,
};

/** @throws InvalidInput that names `config.<field>` */
export const newConfig = (kind: ChannelKind, config: object): ChannelConfig =>
  laidOver(kind, dtoOf<AnyConfig>(CREATE[kind], config, 'config.'), { settings: {}, secrets: {} });

/** What is left out stays. @throws InvalidInput that names `config.<field>` */
export const changedConfig = (kind: ChannelKind, config: object, before: ChannelConfig): ChannelConfig =>
  laidOver(kind, dtoOf<AnyConfig>(UPDATE[kind], config, 'config.'), before);

function laidOver(kind: ChannelKind, given: AnyConfig, { settings, secrets }: ChannelConfig): ChannelConfig {
  if (kind === 'telegram') {
    const { token = secrets.token, chatId = settings.chatId, topicId } = given;
    return {
      settings: { chatId, topicId: topicId === undefined ? (settings.topicId ?? null) : topicId },
      secrets: { token },
    };
  }
  if (kind === 'email') return { settings: { to: given.to ?? settings.to }, secrets: {} };
  const url = given.url ?? secrets.url;
  if (url !== undefined && !URL.canParse(url)) throw new InvalidInput([BAD_URL]);
  return { settings, secrets: { ...secrets, url } };
}

const BAD_URL: FieldProblem = {
  path: 'config.url',
  message: 'Enter an address that begins with https:// or http://',
  code: 'isHttpUrl',
};

/** How each kind calls people by name. Where there is none, nobody can be. */
const MENTIONS: Readonly<Record<ChannelKind, RegExp | null>> = {
  telegram: /^@[A-Za-z][A-Za-z0-9_]{3,31}$/,
  slack: /^(?:@here|@channel|[UWS][A-Z0-9]{6,20})$/,
  discord: /^(?:@here|@everyone|&?\d{15,21})$/,
  email: null,
  webhook: null,
};

/** @throws InvalidInput */
export function checkMentions(kind: ChannelKind, mention: readonly string[]): void {
  const pattern = MENTIONS[kind];
  const wrong = mention.find((each) => !pattern?.test(each));
  if (wrong === undefined) return;
  const message = pattern ? `${kind} cannot mention “${wrong}”` : `${kind} mentions nobody: leave it empty`;
  throw new InvalidInput([{ path: 'mention', message, code: 'unknownMention', params: { kind } }]);
}
