import { IsInt, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { DomainQueryDto } from './domain-query.dto';
import { Optional } from './optional';
import { AsInt } from './query-values';

export class ListDomainsDto extends DomainQueryDto {
  @AsInt()
  @IsInt()
  @Min(1)
  @Max(100_000)
  page = 1;

  /** So many rows are passed over, whatever `page` says: for windows that do not begin where a page does. */
  @Optional()
  @AsInt()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  offset?: number;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageSize)
  limit = 50;
}
