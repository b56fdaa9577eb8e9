import { IsRecipients, IsHttpUrl, IsTelegramChat, IsTelegramToken, IsTopic } from './channel-fields';
import { Optional, OptionalOrNull } from '../optional';
import { ValidateIf } from 'class-validator';

/** `null` takes the topic away. */
const OrNull = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined && value !== null);

export class TelegramConfigDto {
  /** Secret. */
  @IsTelegramToken()
  token = '';

  /** A number as text: supergroups have more digits than fit into 32 bits. */
  @IsTelegramChat()
  chatId = '';

  @OptionalOrNull()
  @IsTopic()
  topicId?: number;
}

export class EmailConfigDto {
  @IsRecipients()
  to: string[] = [];
}

/** Slack, Discord, webhook. Of the first two the address is the secret. */
export class UrlConfigDto {
  @IsHttpUrl()
  url = '';
}

export class UpdateTelegramConfigDto {
  @Optional()
  @IsTelegramToken()
  token?: string;

  @Optional()
  @IsTelegramChat()
  chatId?: string;

  @OrNull()
  @IsTopic()
  topicId?: number | null;
}

export class UpdateEmailConfigDto {
  @Optional()
  @IsRecipients()
  to?: string[];
}

export class UpdateUrlConfigDto {
  @Optional()
  @IsHttpUrl()
  url?: string;
}
