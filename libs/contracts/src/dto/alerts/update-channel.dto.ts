import { Optional } from '../optional';
import { IsChannelConfig, IsChannelName, IsMention } from './channel-fields';
import { IsSwitch } from './rule-fields';

/** What is left out stays, secrets too. The kind cannot change. */
export class UpdateChannelDto {
  @Optional()
  @IsChannelName()
  name?: string;

  @Optional()
  @IsSwitch()
  enabled?: boolean;

  @Optional()
  @IsMention()
  mention?: string[];

  @Optional()
  @IsChannelConfig()
  config?: object;
}
