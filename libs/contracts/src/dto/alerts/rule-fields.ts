import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsMongoId,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { RULE_EVENTS } from '../../alerts';
import { LANGUAGES } from '../../languages';
import { LIMITS, VANTAGE_PATTERN } from '../../limits';
import { applyDecorators } from '../apply-decorators';
import { AsLine } from '../as-text';
import { valueRule } from './value-rule';

export const IsRuleName = () =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.alertName, { message: `Enter a name of 1 to ${LIMITS.alertName} characters` }),
  );

const isRuleEvents = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  new Set(value).size === value.length &&
  value.every((event) => (RULE_EVENTS as readonly unknown[]).includes(event)) &&
  (value.length === 1 || !value.includes('digest'));

export const IsRuleEvents = valueRule(
  'isRuleEvents',
  `Choose one or more of ${RULE_EVENTS.filter((event) => event !== 'digest').join(', ')}, each once; or digest alone`,
  isRuleEvents,
);

const IsIds = (what: string, max: number) =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(max, { message: `Choose at most ${max} ${what}` }),
    ArrayUnique({ message: 'Name each once' }),
    IsMongoId({ each: true, message: `Choose ${what} of the list` }),
  );

export const IsBrandIds = () => IsIds('brands', LIMITS.ruleBrands);
export const IsChannelIds = () => IsIds('channels', LIMITS.alertChannels);

export const IsVantages = () =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(LIMITS.ruleVantages, { message: `Choose at most ${LIMITS.ruleVantages} vantages` }),
    ArrayUnique({ message: 'Name each once' }),
    Matches(VANTAGE_PATTERN, { each: true, message: 'A vantage is 1 to 40 lower-case letters, digits or hyphens' }),
  );

const IsSeconds = (max: number) =>
  applyDecorators(
    IsInt({ message: `Enter whole seconds, 0 to ${max}` }),
    Min(0, { message: `Enter whole seconds, 0 to ${max}` }),
    Max(max, { message: `Enter whole seconds, 0 to ${max}` }),
  );

export const IsAfter = () => IsSeconds(LIMITS.afterSeconds);
export const IsWindow = () => IsSeconds(LIMITS.windowSeconds);
export const IsLanguage = () => IsIn(LANGUAGES, { message: `Choose one of: ${LANGUAGES.join(', ')}` });
export const IsSwitch = () => IsBoolean();
