import { CreateRuleDto, type RuleDto, type RuleEvent } from '@nawala/contracts';
import { dtoSchema } from '../../forms/dto-schema';

/** A rule as its form has it: one time zone for all its times, numbers as their selects have them. */
export interface RuleValue {
  name: string;
  digest: 'digest' | 'events';
  on: RuleEvent[];
  brandIds: string[];
  tags: string[];
  vantages: string[];
  after: string;
  window: string;
  tellShort: boolean;
  quiet: boolean;
  quietFrom: string;
  quietTo: string;
  digestTime: string;
  language: CreateRuleDto['language'];
  zone: string;
  channelIds: string[];
}

const DEFAULTS = new CreateRuleDto();

export const NEW_RULE: RuleValue = {
  name: '',
  digest: 'events',
  on: ['blocked', 'unblocked'],
  brandIds: [],
  tags: [],
  vantages: [],
  after: '0',
  window: String(DEFAULTS.window),
  tellShort: false,
  quiet: false,
  quietFrom: '22:00',
  quietTo: '06:00',
  digestTime: '07:30',
  language: DEFAULTS.language,
  zone: DEFAULTS.zone,
  channelIds: [],
};

export const valueOf = (rule: RuleDto): RuleValue => ({
  name: rule.name,
  digest: rule.on.includes('digest') ? 'digest' : 'events',
  on: rule.on.includes('digest') ? NEW_RULE.on : rule.on,
  brandIds: rule.brandIds.filter((id) => !rule.missing.brandIds.includes(id)),
  tags: rule.tags,
  vantages: rule.vantages,
  after: String(rule.after),
  window: String(rule.window),
  tellShort: rule.tellShort,
  quiet: rule.quietHours !== null,
  quietFrom: rule.quietHours?.from ?? NEW_RULE.quietFrom,
  quietTo: rule.quietHours?.to ?? NEW_RULE.quietTo,
  digestTime: rule.digestAt?.time ?? NEW_RULE.digestTime,
  language: rule.language,
  zone: rule.digestAt?.zone ?? rule.zone,
  channelIds: rule.channelIds.filter((id) => !rule.missing.channelIds.includes(id)),
});

/** The whole of it, as it is sent and previewed; `enabled` stays as it is. */
export function bodyOf(value: RuleValue, enabled = true): CreateRuleDto {
  const isDigest = value.digest === 'digest';
  const { name, brandIds, tags, vantages, tellShort, language, zone, channelIds } = value;
  return {
    name,
    enabled,
    on: isDigest ? ['digest'] : value.on,
    brandIds,
    tags,
    vantages,
    after: isDigest ? 0 : Number(value.after),
    window: Number(value.window),
    tellShort,
    quietHours: value.quiet && !isDigest ? { from: value.quietFrom, to: value.quietTo, zone } : null,
    digestAt: isDigest ? { time: value.digestTime, zone } : null,
    language,
    zone,
    channelIds,
  };
}

/** Which field of the form shows what is wrong with one of the body's. */
const SHOWN_AT: Partial<Record<string, keyof RuleValue>> = { quietHours: 'quietTo', digestAt: 'digestTime' };

const schema = dtoSchema<CreateRuleDto, RuleValue>(CreateRuleDto, (value) => bodyOf(value));

export const ruleSchema: typeof schema = {
  '~standard': {
    ...schema['~standard'],
    validate: (value) => {
      const result = schema['~standard'].validate(value);
      if (!('issues' in result)) return result;
      return {
        issues: result.issues.map(({ message, path }) => ({
          message,
          path: path.map((part) => SHOWN_AT[part.split('.')[0]!] ?? part.split('.')[0]!),
        })),
      };
    },
  },
};
