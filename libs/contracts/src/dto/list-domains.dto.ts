import { IsIn, IsInt, Max, Min } from 'class-validator';
import { DOMAIN_SORTS, type DomainSort } from '../domain-query';
import { LIMITS } from '../limits';
import { DomainFilterDto } from './domain-filter.dto';
import { Optional } from './optional';
import { AsInt } from './query-values';

export class ListDomainsDto extends DomainFilterDto {
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

  /** Left out: blocked first, then by name. */
  @Optional()
  @IsIn(DOMAIN_SORTS)
  sort?: DomainSort;
}
