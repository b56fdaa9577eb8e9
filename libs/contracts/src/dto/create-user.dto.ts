import type { Role } from '../roles';
import { IsPassword } from './is-password';
import { IsRole, IsUserEmail, IsUserName } from './user-fields';

export class CreateUserDto {
  @IsUserEmail()
  email = '';

  @IsUserName()
  name = '';

  @IsPassword()
  password = '';

  @IsRole()
  role: Role = 'user';
}
