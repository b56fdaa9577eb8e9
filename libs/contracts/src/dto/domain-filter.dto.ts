import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { STATUS_FILTERS, type StatusFilter } from '../domain-query';
import { BRAND_CODE_PATTERN, LIMITS, TAG_PATTERN } from '../limits';
import { AsLine } from './as-text';
import { Optional } from './optional';
import { AsBoolean, AsList } from './query-values';

/** Which domains; what is left out does not matter. */
export class DomainFilterDto {
  @Optional()
  @AsLine()
  @IsString()
  @MaxLength(LIMITS.searchQuery)
  q?: string;

  @Optional()
  @AsList()
  @Matches(BRAND_CODE_PATTERN, { each: true })
  brand?: string[];

  @Optional()
  @AsList()
  @IsIn(STATUS_FILTERS, { each: true })
  status?: StatusFilter[];

  @Optional()
  @AsList()
  @Matches(TAG_PATTERN, { each: true })
  tag?: string[];

  @Optional()
  @AsBoolean()
  @IsBoolean()
  active?: boolean;
}
