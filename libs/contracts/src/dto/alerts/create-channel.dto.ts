import type { ChannelKind } from '../../alerts';
import { IsChannelConfig, IsChannelKind, IsChannelName, IsMention } from './channel-fields';
import { IsSwitch } from './rule-fields';

export class CreateChannelDto {
  @IsChannelName()
  name = '';

  @IsChannelKind()
  kind: ChannelKind = 'telegram';

  @IsSwitch()
  enabled = true;

  /** Who is called by name in each message: `@name` (Telegram), `U…` or `@here` (Slack), a user's number (Discord). */
  @IsMention()
  mention: string[] = [];

  @IsChannelConfig()
  config: object = {};
}
