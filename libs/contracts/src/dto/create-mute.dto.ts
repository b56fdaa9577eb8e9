import { Type } from 'class-transformer';
import { IsMongoId, IsObject, IsString, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { LIMITS, TAG_PATTERN } from '../limits';
import type { MuteScope } from '../mute';
import { Alone } from './alone';
import { AsLine } from './as-text';
import { IsInstant } from './is-instant';
import { Optional } from './optional';

export class MuteScopeDto implements MuteScope {
  @ValidateIf(
    ({ domainId, brandId, tag }: MuteScopeDto) =>
      domainId !== undefined || (brandId === undefined && tag === undefined),
  )
  @Alone('brandId', 'tag')
  @IsMongoId({ message: 'Name a domain, a brand or a tag' })
  domainId?: string;

  @Optional()
  @Alone('domainId', 'tag')
  @IsMongoId()
  brandId?: string;

  @Optional()
  @Alone('domainId', 'brandId')
  @Matches(TAG_PATTERN, { message: 'A tag is 1 to 30 lower-case letters, digits or hyphens' })
  tag?: string;
}

export class CreateMuteDto {
  @IsObject()
  @ValidateNested()
  @Type(() => MuteScopeDto)
  scope: MuteScopeDto = new MuteScopeDto();

  /** ISO 8601 with its zone; null: until somebody ends it. */
  @ValidateIf((_object, value) => value !== null)
  @IsInstant()
  until: string | null = null;

  @AsLine()
  @IsString()
  @Length(1, LIMITS.muteReason)
  reason = '';
}
