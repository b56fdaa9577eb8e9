import { getMetadataStorage, validateSync } from 'class-validator';
import { type JsonSchema, refTo } from './schema';

/** A DTO class of `@nawala/contracts`. */
export type DtoClass = new () => object;

type Constraints = readonly unknown[];
type Rule = (constraints: Constraints) => JsonSchema;

const sourceOf = (pattern: unknown): string => (pattern instanceof RegExp ? pattern.source : String(pattern));
const isoTime: JsonSchema = { type: 'string', format: 'date-time', example: '2026-01-02T03:04:05Z' };
const hostName: JsonSchema = { type: 'string', description: 'A host name, with or without scheme, port and path' };

/** What each rule of class-validator means in JSON Schema. A rule that is missing here stops the start: see `ruleOf`. */
const RULES: Readonly<Record<string, Rule>> = {
  arrayMaxSize: ([size]) => ({ type: 'array', maxItems: Number(size) }),
  arrayMinSize: ([size]) => ({ type: 'array', minItems: Number(size) }),
  arrayUnique: () => ({ type: 'array', uniqueItems: true }),
  isArray: () => ({ type: 'array' }),
  isBoolean: () => ({ type: 'boolean' }),
  isEmail: () => ({ type: 'string', format: 'email', example: 'rina@example.com' }),
  isEvidence: () => ({ type: 'object', description: 'At most 4 KiB of JSON', additionalProperties: true }),
  isHostName: () => hostName,
  isIn: ([values]) => ({ type: 'string', enum: values as string[] }),
  isInstant: () => isoTime,
  isInt: () => ({ type: 'integer' }),
  isLength: ([min, max]) => ({ type: 'string', minLength: Number(min), maxLength: Number(max) }),
  isMongoId: () => ({ type: 'string', pattern: '^[0-9a-fA-F]{24}$', example: '66f2a1b3c4d5e6f708192a3b' }),
  isNumber: () => ({ type: 'number' }),
  isObject: () => ({}),
  isPageMark: () => ({ type: 'string', description: 'The next of an earlier answer, or a time' }),
  isString: () => ({ type: 'string' }),
  matches: ([pattern]) => ({ type: 'string', pattern: sourceOf(pattern) }),
  max: ([max]) => ({ maximum: Number(max) }),
  maxLength: ([max]) => ({ type: 'string', maxLength: Number(max) }),
  min: ([min]) => ({ minimum: Number(min) }),
  minLength: ([min]) => ({ type: 'string', minLength: Number(min) }),
};

function ruleOf(name: string, constraints: Constraints): JsonSchema {
  const rule = RULES[name];
  if (!rule) throw new Error(`The OpenAPI document does not know the validation rule ${name}: add it to RULES.`);
  return rule(constraints);
}

/** The schema of a request body or query, from the very rules that the pipe enforces. */
export function requestSchema(dto: DtoClass): JsonSchema {
  const blank = new dto() as Record<string, unknown>;
  // Required is what the rules miss in an object that nobody filled in.
  const missing = new Set(validateSync(blank).map(({ property }) => property));
  const properties: Record<string, JsonSchema> = {};
  for (const { type, name, propertyName, constraints, each } of rulesOf(dto)) {
    if (type === 'conditionalValidation') continue;
    const before = properties[propertyName] ?? {};
    if (type === 'nestedValidation') properties[propertyName] = refTo(nestedType(dto, propertyName).name);
    else if (each)
      properties[propertyName] = {
        ...before,
        type: 'array',
        items: { ...before.items, ...ruleOf(name ?? '', constraints) },
      };
    else if (!before.$ref) properties[propertyName] = { ...before, ...ruleOf(name ?? '', constraints) };
  }
  for (const [name, schema] of Object.entries(properties)) {
    if (!missing.has(name) && blank[name] !== undefined) schema.default = blank[name];
    if (schema.type === 'array') schema.items ??= { type: 'object' };
  }
  const required = Object.keys(properties).filter((name) => missing.has(name));
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** The classes that this one nests, and theirs. */
export function nestedDtos(dto: DtoClass): DtoClass[] {
  const direct = rulesOf(dto)
    .filter(({ type }) => type === 'nestedValidation')
    .map(({ propertyName }) => nestedType(dto, propertyName));
  return [...direct, ...direct.flatMap(nestedDtos)];
}

const rulesOf = (dto: DtoClass) => getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);

function nestedType(dto: DtoClass, property: string): DtoClass {
  return Reflect.getMetadata('design:type', dto.prototype, property) as DtoClass;
}
