import { isISO8601, registerDecorator } from 'class-validator';

/** Without a zone a time would mean another moment on every machine. */
const ENDS_IN_ZONE = /T.*(Z|[+-]\d\d(:?\d\d)?)$/;

/** ISO 8601 also knows weeks and ordinal days, which no `Date` can read. */
export const isInstant = (value: unknown): boolean =>
  isISO8601(value, { strict: true, strictSeparator: true }) &&
  ENDS_IN_ZONE.test(String(value)) &&
  !Number.isNaN(Date.parse(String(value)));

/** A point in time as ISO 8601 text with its zone that a `Date` can read. */
export const IsInstant = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isInstant',
    target: target.constructor,
    propertyName: String(propertyName),
    options: { message: '$property must be a time with its zone, such as 2026-01-02T03:04:05Z or …+07:00' },
    validator: { validate: isInstant },
  });

/** So long ago: minutes, hours or days. */
const AGE = /^[1-9]\d{0,3}[mhd]$/;

/** The same, or how long ago: saved views mean another moment each time. */
export const IsInstantOrAge = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isInstantOrAge',
    target: target.constructor,
    propertyName: String(propertyName),
    options: { message: '$property must be a time with its zone, such as 2026-01-02T03:04:05Z, or an age such as 24h' },
    validator: { validate: (value) => (typeof value === 'string' && AGE.test(value)) || isInstant(value) },
  });
