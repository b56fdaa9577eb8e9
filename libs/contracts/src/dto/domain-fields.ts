import { ArrayMaxSize, ArrayUnique, IsArray, IsMongoId, IsString, Matches, MaxLength } from 'class-validator';
import { LIMITS, TAG_PATTERN } from '../limits';
import { applyDecorators } from './apply-decorators';
import { AsLine, AsProse } from './as-text';
import { IsHostName } from './is-host-name';

export const IsDomainInput = () => applyDecorators(AsLine(), IsHostName(), MaxLength(LIMITS.domainInput));

export const IsBrandId = () => applyDecorators(IsMongoId({ message: 'Choose a brand' }));

export const IsNote = () =>
  applyDecorators(
    AsProse(),
    IsString(),
    MaxLength(LIMITS.note, { message: `Keep the note under ${LIMITS.note + 1} characters` }),
  );

export const IsTags = () =>
  applyDecorators(
    AsLine(),
    IsArray(),
    ArrayMaxSize(LIMITS.tags, { message: `Use at most ${LIMITS.tags} tags` }),
    ArrayUnique({ message: 'Name each tag once' }),
    Matches(TAG_PATTERN, { each: true, message: 'A tag is 1 to 30 lower-case letters, digits or hyphens' }),
  );
