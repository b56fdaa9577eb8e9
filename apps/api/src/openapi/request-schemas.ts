import { RULE_EVENTS } from '@nawala/contracts';
import { validateSync } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { DtoClass } from '../common/routes';

/** The part of a JSON Schema that is looked into here. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  default?: unknown;
  additionalProperties?: boolean;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const clock = { type: 'string' as const, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const zone = { type: 'string' as const, description: 'A time zone of the IANA data base, such as Asia/Jakarta' };
const orNull = (properties: Record<string, typeof zone | typeof clock>, description: string) => ({
  type: ['object' as const, 'null' as const],
  description,
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** What the rules of `libs/contracts` mean, which class-validator does not bring. */
const OWN_RULES: NonNullable<Parameters<typeof validationMetadatasToSchemas>[0]>['additionalConverters'] = {
  // What it may not stand beside, no schema of its own says.
  alone: {},
  isEvidence: { type: 'object', description: 'At most 4 KiB of JSON', additionalProperties: true },
  isHostName: { type: 'string', description: 'A host name, with or without scheme, port and path' },
  isReasonParams: {
    type: 'object',
    description: 'At most ten short texts, numbers or truth values by name',
    additionalProperties: true,
  },
  isChannelConfig: {
    description: 'By kind: TelegramConfigDto; EmailConfigDto; for slack, discord and webhook UrlConfigDto',
    anyOf: [ref('TelegramConfigDto'), ref('EmailConfigDto'), ref('UrlConfigDto')],
  },
  isDigestTime: orNull({ time: clock, zone }, 'Of a digest alone'),
  isHttpUrl: { type: 'string', format: 'uri', description: 'http(s), without name and password' },
  isQuietHours: orNull({ from: clock, to: clock, zone }, 'When messages are held'),
  isRuleEvents: {
    type: 'array',
    items: { type: 'string', enum: [...RULE_EVENTS] },
    minItems: 1,
    uniqueItems: true,
    description: 'digest stands alone',
  },
  isZone: zone,
  notMasked: { type: 'string' },
  isPageMark: { type: 'string', description: 'The `next` of an earlier answer, or a time' },
  isInstant: { type: 'string', format: 'date-time' },
  isInstantOrNull: { type: ['string', 'null'], format: 'date-time' },
};

/** The schema of every DTO class by name, from the very rules that the pipe enforces: unknown members are refused. */
export function requestSchemas(): Record<string, JsonSchema> {
  const schemas = validationMetadatasToSchemas({
    additionalConverters: OWN_RULES,
    refPointerPrefix: '#/components/schemas/',
  }) as Record<string, JsonSchema>;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...schema, additionalProperties: false }]),
  );
}

/** With what the rules alone do not tell: required is what is missing in an object that nobody filled in. */
export function asSent(dto: DtoClass, { properties = {}, ...schema }: JsonSchema): JsonSchema {
  const blank = new dto() as Record<string, unknown>;
  const required = [...new Set(validateSync(blank).map(({ property }) => property))];
  const members = Object.entries(properties).map(([name, member]): [string, JsonSchema] => [
    name,
    required.includes(name) || blank[name] === undefined ? member : { ...member, default: blank[name] },
  ]);
  const { required: _, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(members),
    ...(required.length > 0 && { required }),
  };
}
