import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { applyDecorators } from './apply-decorators';

/**
 * Leave the field out or send a valid value. Unlike `IsOptional` this does not let `null` through, which would reach
 * the database as a value nobody chose.
 */
export const Optional = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/** The same, but `null` is another way to leave it out: many languages send that for what they do not know. */
export const OptionalOrNull = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (value === null ? undefined : value)),
    Optional(),
  );
