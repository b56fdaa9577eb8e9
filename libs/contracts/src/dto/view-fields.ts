import { IsString, Length, MaxLength } from 'class-validator';
import { LIMITS } from '../limits';
import { applyDecorators } from './apply-decorators';
import { AsLine } from './as-text';

export const IsViewName = (): PropertyDecorator =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.viewName, { message: `A name has 1 to ${LIMITS.viewName} characters` }),
  );

export const IsViewQuery = (): PropertyDecorator => applyDecorators(IsString(), MaxLength(LIMITS.viewQuery));
