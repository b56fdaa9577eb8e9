import type { KeyScope } from '../../key';
import { Optional } from '../optional';
import { IsKeyEnd, IsKeyName, IsKeyScopes, IsKeyVantages } from './key-fields';

/** What is left out stays. */
export class UpdateKeyDto {
  @Optional()
  @IsKeyName()
  name?: string;

  @Optional()
  @IsKeyScopes()
  scopes?: KeyScope[];

  @Optional()
  @IsKeyVantages()
  vantages?: string[];

  @Optional()
  @IsKeyEnd()
  expiresAt?: string | null;
}
