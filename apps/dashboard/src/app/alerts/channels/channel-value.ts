import {
  type ChannelDto,
  type ChannelKind,
  CreateChannelDto,
  EmailConfigDto,
  TelegramConfigDto,
  type UpdateChannelDto,
  UpdateEmailConfigDto,
  UpdateTelegramConfigDto,
  UpdateUrlConfigDto,
  UrlConfigDto,
} from '@nawala/contracts';
import { dtoSchema } from '../../forms/dto-schema';

/** A channel as its form has it: every kind's fields side by side, lists as they are typed. */
export interface ChannelValue {
  name: string;
  kind: ChannelKind;
  mention: string;
  token: string;
  chatId: string;
  topicId: string;
  to: string;
  url: string;
}

export const NEW_CHANNEL: ChannelValue = {
  name: '',
  kind: 'telegram',
  mention: '',
  token: '',
  chatId: '',
  topicId: '',
  to: '',
  url: '',
};

/** Secrets stay empty: they never come back. */
export const valueOf = ({ name, kind, mention, settings }: ChannelDto): ChannelValue => ({
  ...NEW_CHANNEL,
  name,
  kind,
  mention: mention.join(' '),
  chatId: settings.chatId ?? '',
  topicId: settings.topicId ? String(settings.topicId) : '',
  to: settings.to?.join('\n') ?? '',
});

const words = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** @param keep an empty secret is the one that is there */
export function configOf({ kind, token, chatId, topicId, to, url }: ChannelValue, keep: boolean): object {
  const secret = (name: string, text: string) => (keep && text.trim() === '' ? {} : { [name]: text.trim() });
  if (kind === 'email') return { to: words(to) };
  if (kind !== 'telegram') return secret('url', url);
  const topic = topicId.trim() === '' ? (keep ? { topicId: null } : {}) : { topicId: Number(topicId) };
  return { ...secret('token', token), chatId: chatId.trim(), ...topic };
}

export const creationOf = (value: ChannelValue): CreateChannelDto => ({
  name: value.name,
  kind: value.kind,
  enabled: true,
  mention: words(value.mention),
  config: configOf(value, false),
});

export function changesOf(before: ChannelValue, value: ChannelValue): UpdateChannelDto {
  const [was, is] = [configOf(before, true), configOf(value, true)];
  return {
    ...(value.name !== before.name && { name: value.name }),
    ...(value.mention !== before.mention && { mention: words(value.mention) }),
    ...(JSON.stringify(was) !== JSON.stringify(is) && { config: is }),
  };
}

const NEW = {
  telegram: TelegramConfigDto,
  email: EmailConfigDto,
  slack: UrlConfigDto,
  discord: UrlConfigDto,
  webhook: UrlConfigDto,
} as const;
const CHANGED = {
  telegram: UpdateTelegramConfigDto,
  email: UpdateEmailConfigDto,
  slack: UpdateUrlConfigDto,
  discord: UpdateUrlConfigDto,
  webhook: UpdateUrlConfigDto,
} as const;

type Schema = ReturnType<typeof dtoSchema<object, ChannelValue>>;

/** The rules that the API has for a channel and for the configuration of its kind. */
export const channelSchema = dtoSchema<CreateChannelDto, ChannelValue>(CreateChannelDto, (value) =>
  creationOf({ ...value, name: value.name }),
);

export const configSchema = (keep: boolean): Schema => ({
  '~standard': {
    version: 1,
    vendor: 'nawala',
    validate: (value) => {
      const Dto: new () => object = (keep ? CHANGED : NEW)[(value as ChannelValue).kind];
      return dtoSchema<object, ChannelValue>(Dto, (channel) => configOf(channel, keep))['~standard'].validate(value);
    },
  },
});
