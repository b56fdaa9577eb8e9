import { IsBoolean } from 'class-validator';
import type { Role } from '../roles';
import { IsPassword } from './is-password';
import { Optional } from './optional';
import { IsRole, IsUserEmail, IsUserName } from './user-fields';

export class UpdateUserDto {
  @Optional()
  @IsUserEmail()
  email?: string;

  @Optional()
  @IsUserName()
  name?: string;

  @Optional()
  @IsPassword()
  password?: string;

  @Optional()
  @IsRole()
  role?: Role;

  @Optional()
  @IsBoolean()
  active?: boolean;
}
