import { IsString, MaxLength, MinLength } from 'class-validator';
import { LIMITS } from '../limits';
import { IsPassword } from './is-password';

export class ChangePasswordDto {
  @IsString()
  @MinLength(1, { message: 'Enter your current password' })
  @MaxLength(LIMITS.passwordMax)
  currentPassword = '';

  @IsPassword()
  newPassword = '';
}
