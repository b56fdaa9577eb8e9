import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { BRAND_CODE_PATTERN, LIMITS, TAG_PATTERN } from '../limits';
import { Optional } from './optional';
import { AsBoolean, AsInt, AsList } from './query-values';

/** How a status is written in a URL. */
export const STATUS_FILTERS = ['ada', 'tidak-ada', 'unknown'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

const SORT_KEYS = ['domain', 'status', 'since', 'lastChecked', 'createdAt'] as const;
export const DOMAIN_SORTS = [...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)];
export type DomainSort = (typeof DOMAIN_SORTS)[number];

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
