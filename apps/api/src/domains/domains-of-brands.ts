import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import { type BrandTotals, BrandUsage } from '../brands/brand-usage';
import { CachedCounts } from './cached-counts';
import { brandTotals } from './domain-totals';
import { UrlListVersions } from './url-list-versions';

@Injectable()
export class DomainsOfBrands extends BrandUsage {
  constructor(
    private readonly counts: CachedCounts,
    private readonly urlList: UrlListVersions,
  ) {
    super();
  }

  async totals(brands: readonly string[]): Promise<Map<string, BrandTotals>> {
    return brandTotals(await this.counts.rows(brands));
  }

  count(brand: string): Promise<number> {
    return this.counts.countOf(brand);
  }

  /** The checkers' list names the brand of each domain. */
  renaming<T>(brand: Types.ObjectId, write: () => Promise<T | null>): Promise<T | null> {
    const hasChanged = (after: T | null) => after !== null && this.counts.isWatched(brand.toHexString());
    return this.urlList.changing([brand], write, hasChanged);
  }
}
