import { registerDecorator, type ValidationArguments } from 'class-validator';

/** A rule of our own: `name` is its code, `validate` sees the whole object too. */
export const valueRule =
  (name: string, message: string, validate: (value: unknown, whole: object) => boolean): (() => PropertyDecorator) =>
  () =>
  (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message },
      validator: { validate: (value: unknown, { object }: ValidationArguments) => validate(value, object) },
    });

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the object has exactly these members. */
export const hasExactly = (value: unknown, names: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
