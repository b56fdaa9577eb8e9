/** JSON Schema as OpenAPI 3.0 has it: the part that this API needs. */
export interface JsonSchema {
  $ref?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  description?: string;
  example?: unknown;
  default?: unknown;
  nullable?: boolean;
  enum?: readonly unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
}

declare const described: unique symbol;
declare const leftOut: unique symbol;

/** A schema that the compiler knows to describe exactly `T`: change the interface, and the schema must follow. */
export type Schema<T> = JsonSchema & { readonly [described]?: (value: T) => T };
type OptionalSchema<T> = Schema<T> & { readonly [leftOut]: true };

/** One schema for each member: neither one too few nor one too many. */
type Members<T> = {
  [K in keyof T]-?: undefined extends T[K] ? OptionalSchema<Exclude<T[K], undefined>> : Schema<T[K]>;
};

const optionals = new WeakSet<JsonSchema>();

export const text = (example: string, rules: Pick<JsonSchema, 'format' | 'pattern'> = {}): Schema<string> => ({
  type: 'string',
  example,
  ...rules,
});
export const id = (): Schema<string> => text('66f2a1b3c4d5e6f708192a3b', { pattern: '^[0-9a-f]{24}$' });
export const time = (): Schema<string> => text('2026-01-02T03:04:05.678Z', { format: 'date-time' });
export const count = (example = 1): Schema<number> => ({ type: 'integer', minimum: 0, example });
export const flag = (example = true): Schema<boolean> => ({ type: 'boolean', example });
export const oneOf = <const T extends string>(values: readonly T[]): Schema<T> => ({ type: 'string', enum: values });
export const always = <const T extends string | boolean>(value: T): Schema<T> => ({
  type: typeof value as 'string' | 'boolean',
  enum: [value],
});
export const list = <T>(items: Schema<T>): Schema<T[]> => ({ type: 'array', items });

/** Not for references: OpenAPI 3.0 ignores what stands beside one. It also takes `enum` at its word. */
export const nullable = <T>(schema: Schema<T>): Schema<T | null> => ({
  ...(schema as JsonSchema),
  ...(schema.enum && { enum: [...schema.enum, null] }),
  nullable: true,
});

export const optional = <T>(schema: Schema<T>): OptionalSchema<T> => {
  const marked = { ...schema } as OptionalSchema<T>;
  optionals.add(marked);
  return marked;
};

export const object = <T>(members: Members<T>): Schema<T> => {
  const properties = members as Record<string, JsonSchema>;
  const required = Object.keys(properties).filter((name) => !optionals.has(properties[name]!));
  return { type: 'object', properties, required, additionalProperties: false };
};

export const refTo = <T>(name: string): Schema<T> => ({ $ref: `#/components/schemas/${name}` });
