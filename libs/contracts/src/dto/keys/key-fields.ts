import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { KEY_SCOPES } from '../../key';
import { LIMITS, VANTAGE_PATTERN } from '../../limits';
import { applyDecorators } from '../apply-decorators';
import { AsLine } from '../as-text';
import { isInstant } from '../is-instant';
import { valueRule } from '../alerts/value-rule';

export const IsKeyName = () =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.keyName, { message: `Enter a name of 1 to ${LIMITS.keyName} characters` }),
  );

export const IsKeyScopes = () =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1, { message: `Choose one or more of: ${KEY_SCOPES.join(', ')}` }),
    ArrayUnique({ message: 'Name each once' }),
    IsIn(KEY_SCOPES, { each: true, message: `Choose one or more of: ${KEY_SCOPES.join(', ')}` }),
  );

export const IsKeyVantages = () =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(LIMITS.keyVantages, { message: `Name at most ${LIMITS.keyVantages} vantages` }),
    ArrayUnique({ message: 'Name each once' }),
    Matches(VANTAGE_PATTERN, { each: true, message: 'A vantage is 1 to 40 lower-case letters, digits or hyphens' }),
  );

/** That it lies ahead is judged by the server's clock. */
export const IsKeyEnd = valueRule(
  'isInstantOrNull',
  'expiresAt is a time with its zone, such as 2026-01-02T03:04:05Z, or null for never',
  (value) => value === null || isInstant(value),
);
