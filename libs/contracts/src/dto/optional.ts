import { ValidateIf } from 'class-validator';

/**
 * Leave the field out or send a valid value. Unlike `IsOptional` this does not let `null` through, which would reach
 * the database as a value nobody chose.
 */
export const Optional = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);
