import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { BRAND_CODE_PATTERN, COLOR_PATTERN, LIMITS } from '../limits';
import { applyDecorators } from './apply-decorators';
import { AsLine, AsProse } from './as-text';

export const IsBrandName = () =>
  applyDecorators(
    AsLine(),
    IsString(),
    Length(1, LIMITS.brandName, { message: `Enter a name of 1 to ${LIMITS.brandName} characters` }),
  );

export const IsBrandCode = () =>
  applyDecorators(
    AsLine(),
    Matches(BRAND_CODE_PATTERN, { message: `Use 1 to ${LIMITS.brandCode} letters, digits or hyphens` }),
  );

export const IsColor = () =>
  applyDecorators(AsLine(), Matches(COLOR_PATTERN, { message: 'Enter a colour such as #0b6270' }));

export const IsDescription = () => applyDecorators(AsProse(), IsString(), MaxLength(LIMITS.description));
