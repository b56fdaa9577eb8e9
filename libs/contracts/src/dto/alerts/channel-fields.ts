import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CHANNEL_KINDS } from '../../alerts';
import { LIMITS, TELEGRAM_CHAT_PATTERN, TELEGRAM_TOKEN_PATTERN } from '../../limits';
import { applyDecorators } from '../apply-decorators';
import { AsEmail, AsLine } from '../as-text';
import { isRecord, valueRule } from './value-rule';

export const IsChannelName = () =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.alertName, { message: `Enter a name of 1 to ${LIMITS.alertName} characters` }),
  );

export const IsChannelKind = () => IsIn(CHANNEL_KINDS, { message: `Choose one of: ${CHANNEL_KINDS.join(', ')}` });

/** How each is written depends on the kind, and is judged with it. */
export const IsMention = () =>
  applyDecorators(
    AsLine(),
    IsArray(),
    ArrayMaxSize(LIMITS.mentions, { message: `Mention at most ${LIMITS.mentions}` }),
    ArrayUnique({ message: 'Name each once' }),
    IsString({ each: true }),
    Length(1, LIMITS.mention, { each: true, message: `A mention has 1 to ${LIMITS.mention} characters` }),
  );

/** Its members depend on the kind: `TelegramConfigDto`, `EmailConfigDto`, `UrlConfigDto`. */
export const IsChannelConfig = valueRule('isChannelConfig', 'config is an object, by kind', isRecord);

/** What a masked secret shows in place of what it hides. */
const MASKS = /[…•]/;
const NotMasked = valueRule(
  'notMasked',
  'This is only what is shown of the secret: leave it out to keep it, or enter a new one',
  (value) => typeof value !== 'string' || !MASKS.test(value),
);

export const IsTelegramToken = () =>
  applyDecorators(
    AsLine(),
    NotMasked(),
    Matches(TELEGRAM_TOKEN_PATTERN, { message: 'Enter the token as BotFather gave it: digits, a colon, letters' }),
  );

export const IsTelegramChat = () =>
  applyDecorators(
    AsLine(),
    Matches(TELEGRAM_CHAT_PATTERN, {
      message: 'Enter the chat’s number, such as -1001234567890, or @name of a channel',
    }),
  );

export const IsTopic = () =>
  applyDecorators(
    IsInt({ message: 'Enter the number of the topic' }),
    Min(1, { message: 'Enter the number of the topic' }),
    Max(2_147_483_647, { message: 'Enter the number of the topic' }),
  );

export const IsRecipients = () =>
  applyDecorators(
    AsEmail(),
    IsArray(),
    ArrayMinSize(1, { message: 'Enter at least one address' }),
    ArrayMaxSize(LIMITS.recipients, { message: `Enter at most ${LIMITS.recipients} addresses` }),
    ArrayUnique({ message: 'Name each once' }),
    IsEmail({}, { each: true, message: 'Enter e-mail addresses, such as rina@example.com' }),
  );

/** Scheme, host, port and the rest; a name and password before the host would end up in places that show addresses. */
const HTTP_URL = /^https?:\/\/(?:\[[0-9a-f:.]+\]|[^\s/?#@:[\]\\]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i;
const isHttpUrl = (value: unknown): boolean => typeof value === 'string' && HTTP_URL.test(value);

export const IsHttpUrl = () =>
  applyDecorators(
    NotMasked(),
    MaxLength(LIMITS.url, { message: `Keep the address to ${LIMITS.url} characters` }),
    valueRule(
      'isHttpUrl',
      'Enter an address that begins with https:// or http://, without name and password',
      isHttpUrl,
    )(),
  );
