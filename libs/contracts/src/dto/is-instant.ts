import { isISO8601, registerDecorator } from 'class-validator';

/** ISO 8601 also knows weeks and ordinal days, which no `Date` can read. */
const isInstant = (value: unknown): boolean =>
  isISO8601(value, { strict: true, strictSeparator: true }) && !Number.isNaN(Date.parse(String(value)));

/** A point in time as ISO 8601 text that a `Date` can read. */
export const IsInstant = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isInstant',
    target: target.constructor,
    propertyName: String(propertyName),
    options: { message: '$property must be a time such as 2026-01-02T03:04:05Z' },
    validator: { validate: isInstant },
  });
