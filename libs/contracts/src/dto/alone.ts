import { registerDecorator, type ValidationArguments } from 'class-validator';

/** Of these fields one alone may be given. */
export const Alone =
  (...others: readonly string[]): PropertyDecorator =>
  (target, propertyName) =>
    registerDecorator({
      name: 'alone',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: `$property cannot be given together with ${others.join(' or ')}` },
      validator: {
        validate: (_value: unknown, { object }: ValidationArguments) =>
          others.every((other) => (object as Record<string, unknown>)[other] === undefined),
      },
    });
