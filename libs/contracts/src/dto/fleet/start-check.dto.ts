import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsMongoId,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { LIMITS, VANTAGE_PATTERN } from '../../limits';
import { AsLine } from '../as-text';
import { Optional } from '../optional';

/** What is to be measured now: watched domains, or names that need not be watched, or both. */
export class StartCheckDto {
  @ValidateIf(({ domainIds, targets }: StartCheckDto) => domainIds !== undefined || targets === undefined)
  @IsArray({ message: 'Name domains by domainIds, or names by targets' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.checkTargets, { message: `At most ${LIMITS.checkTargets} at once` })
  @ArrayUnique()
  @IsMongoId({ each: true })
  domainIds?: string[];

  /** As `POST /api/domains` takes them. */
  @Optional()
  @AsLine()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.checkTargets, { message: `At most ${LIMITS.checkTargets} at once` })
  @IsString({ each: true })
  @MaxLength(LIMITS.domainInput, { each: true })
  targets?: string[];

  /** Left out: all that are connected. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.keyVantages)
  @ArrayUnique()
  @Matches(VANTAGE_PATTERN, { each: true, message: 'a vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantages?: string[];
}
