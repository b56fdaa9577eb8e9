import { IsEmail, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../limits';
import { ROLES } from '../roles';
import { applyDecorators } from './apply-decorators';
import { AsEmail, AsLine } from './as-text';

export const IsUserEmail = () =>
  applyDecorators(
    AsEmail(),
    IsEmail({}, { message: 'Enter an e-mail address, such as rina@example.com' }),
    MaxLength(LIMITS.email),
  );

export const IsUserName = () =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.userName, { message: `Enter a name of 1 to ${LIMITS.userName} characters` }),
    Matches(/\S/, { message: 'Enter a name' }),
  );

export const IsRole = () => applyDecorators(IsIn(ROLES, { message: `Choose one of: ${ROLES.join(', ')}` }));
