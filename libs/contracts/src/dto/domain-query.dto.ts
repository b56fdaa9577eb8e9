import { IsBoolean, IsIn } from 'class-validator';
import { DOMAIN_GROUPS, DOMAIN_SORTS, type DomainGroup, type DomainSort } from '../domain-query';
import { DomainFilterDto } from './domain-filter.dto';
import { Optional } from './optional';
import { AsBoolean } from './query-values';

/** Which domains, and in which order: what a saved view holds. */
export class DomainQueryDto extends DomainFilterDto {
  /** Left out: blocked first, then by name. */
  @Optional()
  @IsIn(DOMAIN_SORTS)
  sort?: DomainSort;

  /** In whatever order, those that are blocked come before the others. */
  @Optional()
  @AsBoolean()
  @IsBoolean()
  blockedFirst?: boolean;

  /** Brands with something blocked first; the rows of each in the order of `sort`. */
  @Optional()
  @IsIn(DOMAIN_GROUPS)
  groupBy?: DomainGroup;
}
