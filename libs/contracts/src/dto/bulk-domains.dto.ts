import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsMongoId,
  IsObject,
  IsString,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BULK_ACTIONS, type BulkAction } from '../job';
import { LIMITS } from '../limits';
import { Alone } from './alone';
import { AsLine } from './as-text';
import { IsBrandId, IsTags } from './domain-fields';
import { DomainFilterDto } from './domain-filter.dto';
import { IsInstant } from './is-instant';
import { Optional } from './optional';

/** What only some actions need: it must be right whenever it is there, and there for these. */
const NeededFor = (...actions: readonly BulkAction[]): PropertyDecorator =>
  ValidateIf(({ action }: BulkDomainsDto, value) => value !== undefined || actions.includes(action));

/** Which domains, those named or all that the filter finds, and what is done to them. */
export class BulkDomainsDto {
  @ValidateIf(({ ids, filter }: BulkDomainsDto) => ids !== undefined || filter === undefined)
  @Alone('filter')
  @IsArray({ message: 'Name domains by ids, or give a filter' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.bulkIds)
  @IsMongoId({ each: true })
  ids?: string[];

  /** As `GET /api/domains` takes it. `{}` means all. */
  @Optional()
  @Alone('ids')
  @IsObject()
  @ValidateNested()
  @Type(() => DomainFilterDto)
  filter?: DomainFilterDto;

  @IsIn(BULK_ACTIONS)
  action!: BulkAction;

  /** For `setBrand`. */
  @NeededFor('setBrand')
  @IsBrandId()
  brandId?: string;

  /** For `addTags` and `removeTags`. */
  @NeededFor('addTags', 'removeTags')
  @ArrayMinSize(1, { message: 'Name a tag' })
  @IsTags()
  tags?: string[];

  /** For `mute`: ISO 8601 with its zone; null, or left out: until somebody ends it. */
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsInstant()
  until?: string | null;

  /** For `mute`. */
  @NeededFor('mute')
  @AsLine()
  @IsString()
  @Length(1, LIMITS.muteReason)
  reason?: string;
}
