import { IsMongoId } from 'class-validator';
import { Optional } from '../optional';
import { IsTelegramToken } from './channel-fields';

/** Either a token that is being entered, or a channel whose token is kept. */
export class TelegramChatsQueryDto {
  @Optional()
  @IsTelegramToken()
  token?: string;

  @Optional()
  @IsMongoId()
  channelId?: string;
}
