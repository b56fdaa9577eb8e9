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
import { withBlockedFirst } from './blocked-first';
import { countDomains } from './domain-counts';
import { domainFilterOf, meeting, type Moment, seek, type Sought } from './domain-filter';
import { groupByBrand } from './domain-groups';
import { DomainIndex } from './domain-index';
import type { DomainRows, SortKey } from './domain-rows';
import { slotsOf, type Window } from './window';

/** What a query asks for: which domains, in which order. */
export type DomainQuery = DomainFilterDto & { sort?: DomainSort; groupBy?: DomainGroup; blockedFirst?: boolean };

export interface Selection {
  /** Of the window (hex), in order. */
  ids: string[];
  /** Of all that are meant. */
  total: number;
  groups?: DomainGroupDto[];
  brands: ReadonlyMap<string, BrandRef>;
}

const ALL: Window = { first: 0, limit: Infinity };

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
  async select(
    { sort = 'status', groupBy, blockedFirst, ...asked }: DomainQuery,
    { first, limit }: Window = ALL,
  ): Promise<Selection> {
    const { all, brands } = await this.now();
    const { table } = all;
    const key = sort.replace(/^-/, '') as SortKey;
    const sought = await seek(asked.q ?? '', table);
    await all.prepare(key);
    // From here on nothing is written.
    const filter = this.filter(asked, brands, all, sought);
    const meets = filter.length > 0 ? meeting(filter, table) : undefined;
    const inOrder = slotsOf(all.in(key), meets, sort.startsWith('-'));
    const found = blockedFirst ? withBlockedFirst(inOrder, table) : inOrder;
    const { slots, groups } = groupBy ? groupByBrand(found, table, brands) : { slots: found };
    const ids = Array.from(slots.slice(first, first + limit), (slot) => table.ids[slot]!);
    return { ids, total: found.length, ...(groups && { groups }), brands };
  }

  /** Ids (hex), in order. */
  async ids(query: DomainQuery): Promise<string[]> {
    return (await this.select(query)).ids;
  }

  async counts(asked: DomainFilterDto): Promise<DomainCountsDto> {
    const { all, brands } = await this.now();
    const sought = await seek(asked.q ?? '', all.table);
    return countDomains(all.table, this.filter(asked, brands, all, sought), brands, this.moment());
  }

  private moment(): Moment {
    const now = this.clock.now().getTime();
    return { now, staleBefore: now - this.env.STALE_AFTER };
  }

  private filter(asked: DomainFilterDto, brands: ReadonlyMap<string, BrandRef>, { table }: DomainRows, sought: Sought) {
    return domainFilterOf(asked, [...brands.values()], this.moment(), table, sought);
  }

  private async now(): Promise<{ all: DomainRows; brands: Map<string, BrandRef> }> {
    const [all, brands] = await Promise.all([this.index.now(), this.brands.refs()]);
    return { all, brands };
  }
}
