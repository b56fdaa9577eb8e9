import type { KeyScope } from '../../key';
import { IsKeyEnd, IsKeyName, IsKeyScopes, IsKeyVantages } from './key-fields';

export class CreateKeyDto {
  @IsKeyName()
  name = '';

  @IsKeyScopes()
  scopes: KeyScope[] = [];

  /** The only ones that it may report as; empty: any. */
  @IsKeyVantages()
  vantages: string[] = [];

  /** ISO 8601 with its zone, ahead of now; null: never. */
  @IsKeyEnd()
  expiresAt: string | null = null;
}
