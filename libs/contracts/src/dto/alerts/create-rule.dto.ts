import type { AlertLanguage, DigestTime, QuietHours, RuleEvent } from '../../alerts';
import { DEFAULT_WINDOW_SECONDS, DEFAULT_ZONE } from '../../limits';
import { IsTags } from '../domain-fields';
import {
  IsAfter,
  IsBrandIds,
  IsChannelIds,
  IsLanguage,
  IsRuleEvents,
  IsRuleName,
  IsSwitch,
  IsVantages,
  IsWindow,
} from './rule-fields';
import { IsDigestTime, IsQuietHours, IsZone } from './times';

/** Who is told of what, when and how; also the body of a preview. Empty lists: all brands, any tag, any vantage. */
export class CreateRuleDto {
  @IsRuleName()
  name = '';

  @IsSwitch()
  enabled = true;

  @IsRuleEvents()
  on: RuleEvent[] = [];

  @IsBrandIds()
  brandIds: string[] = [];

  /** A domain that has one of them. */
  @IsTags()
  tags: string[] = [];

  @IsVantages()
  vantages: string[] = [];

  @IsAfter()
  after = 0;

  @IsWindow()
  window: number = DEFAULT_WINDOW_SECONDS;

  @IsSwitch()
  tellShort = false;

  @IsQuietHours()
  quietHours: QuietHours | null = null;

  @IsDigestTime()
  digestAt: DigestTime | null = null;

  @IsLanguage()
  language: AlertLanguage = 'en';

  @IsZone()
  zone: string = DEFAULT_ZONE;

  @IsChannelIds()
  channelIds: string[] = [];
}
