import type { AlertLanguage, DigestTime, QuietHours, RuleEvent } from '../../alerts';
import { IsTags } from '../domain-fields';
import { Optional } from '../optional';
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
import { IsQuietHours, IsZone } from './times';
import { isRecord, valueRule } from './value-rule';

/** Whether it fits `on` is judged when it is laid over the rule. */
const IsDigestTimeOrNull = valueRule(
  'isDigestTime',
  'digestAt is { time, zone } or null',
  (value) => value === null || isRecord(value),
);

/** What is left out stays. */
export class UpdateRuleDto {
  @Optional()
  @IsRuleName()
  name?: string;

  @Optional()
  @IsSwitch()
  enabled?: boolean;

  @Optional()
  @IsRuleEvents()
  on?: RuleEvent[];

  @Optional()
  @IsBrandIds()
  brandIds?: string[];

  @Optional()
  @IsTags()
  tags?: string[];

  @Optional()
  @IsVantages()
  vantages?: string[];

  @Optional()
  @IsAfter()
  after?: number;

  @Optional()
  @IsWindow()
  window?: number;

  @Optional()
  @IsSwitch()
  tellShort?: boolean;

  @Optional()
  @IsQuietHours()
  quietHours?: QuietHours | null;

  @Optional()
  @IsDigestTimeOrNull()
  digestAt?: DigestTime | null;

  @Optional()
  @IsLanguage()
  language?: AlertLanguage;

  @Optional()
  @IsZone()
  zone?: string;

  @Optional()
  @IsChannelIds()
  channelIds?: string[];
}
