import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { DOMAIN_SORTS, STATUS_FILTERS, type DomainSort, type StatusFilter } from '../domain-query';
import { BRAND_CODE_PATTERN, LIMITS, TAG_PATTERN } from '../limits';
import { AsLine } from './as-text';
import { Optional } from './optional';
import { AsBoolean, AsInt, AsList } from './query-values';

export class ListDomainsDto {
  @AsInt()
  @IsInt()
  @Min(1)
  @Max(100_000)
  page = 1;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageSize)
  limit = 50;

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

  /** Left out: blocked first, then by name. */
  @Optional()
  @IsIn(DOMAIN_SORTS)
  sort?: DomainSort;
}
