import { Transform } from 'class-transformer';

/** Query strings are text: these turn them into what the rule behind them means, and leave anything else to fail it. */
export const AsInt = (): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value));

export const AsBoolean = (): PropertyDecorator =>
  Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

/** A repeatable parameter: `?tag=a&tag=b` and `?tag=a` are both lists. */
export const AsList = (): PropertyDecorator =>
  Transform(({ value }) => (value === undefined || Array.isArray(value) ? value : [value]));

/** Short words with commas between them, repeated or both: one list. */
export const AsListedWords = (): PropertyDecorator =>
  Transform(({ value }) => {
    const parts: unknown[] = value === undefined ? [] : [value].flat();
    return parts.flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]));
  });
