import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';
import { LIMITS } from '../limits';
import { AsEmail } from './as-text';

export class LoginDto {
  @AsEmail()
  @IsEmail({}, { message: 'Enter your e-mail address' })
  @MaxLength(LIMITS.email)
  email = '';

  @IsString()
  @MinLength(1, { message: 'Enter your password' })
  @MaxLength(LIMITS.passwordMax)
  password = '';
}
