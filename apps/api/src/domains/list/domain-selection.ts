import { Injectable } from '@nestjs/common';
import type {
  BrandRef,
  DomainCountsDto,
  DomainFilterDto,
  DomainGroup,
  DomainGroupDto,
  DomainSort,
} from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { countRows } from './domain-counts';
import { domainFilterOf, meets, type Moment } from './domain-filter';
import { groupByBrand } from './domain-groups';
import { DomainIndex } from './domain-index';
import type { DomainRows } from './domain-rows';
import type { Row } from './row';

/** What a query asks for: which domains, in which order. */
export type DomainQuery = DomainFilterDto & { sort?: DomainSort; groupBy?: DomainGroup };

export interface Selection {
  /** All of them, in order. */
  rows: readonly Row[];
  groups?: DomainGroupDto[];
  brands: ReadonlyMap<string, BrandRef>;
}

/** The one way from a filter to the domains that it means: for the list, its counts, exports and bulk changes. */
@Injectable()
export class DomainSelection {
  constructor(
    private readonly index: DomainIndex,
    private readonly brands: BrandsService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** @throws InvalidInput when a word of the search is too short */
  async select({ sort = 'status', groupBy, ...asked }: DomainQuery): Promise<Selection> {
    const { all, brands } = await this.now();
    const key = sort.replace(/^-/, '') as Parameters<DomainRows['in']>[0];
    const rows = all.in(key).filter(meets(this.filter(asked, brands)));
    if (sort.startsWith('-')) rows.reverse();
    return groupBy ? { ...groupByBrand(rows, brands), brands } : { rows, brands };
  }

  /** Ids (hex), in order. */
  async ids(query: DomainQuery): Promise<string[]> {
    return (await this.select(query)).rows.map(({ id }) => id);
  }

  async counts(asked: DomainFilterDto): Promise<DomainCountsDto> {
    const { all, brands } = await this.now();
    return countRows(all.in('domain'), this.filter(asked, brands), brands, this.moment().staleBefore);
  }

  private moment(): Moment {
    const now = this.clock.now().getTime();
    return { now, staleBefore: now - this.env.STALE_AFTER };
  }

  private filter(asked: DomainFilterDto, brands: ReadonlyMap<string, BrandRef>) {
    return domainFilterOf(asked, [...brands.values()], this.moment());
  }

  private async now(): Promise<{ all: DomainRows; brands: Map<string, BrandRef> }> {
    const [all, brands] = await Promise.all([this.index.now(), this.brands.refs()]);
    return { all, brands };
  }
}
