import type { Types } from 'mongoose';

export interface BrandTotals {
  total: number;
  /** Watched and on the block list. */
  ada: number;
}

/**
 * What a brand asks about the domains in it. Brands know nothing of domains: `domains/domains-of-brands.ts` answers
 * (docs/adr/0010).
 */
export abstract class BrandUsage {
  /** By brand id; a brand without domains has no entry. */
  abstract totals(brands: readonly string[]): Promise<Map<string, BrandTotals>>;

  abstract count(brand: string): Promise<number>;

  /** Runs a write that gives the brand another name, which stands in what is told of its domains; null: not written. */
  abstract renaming<T>(brand: Types.ObjectId, write: () => Promise<T | null>): Promise<T | null>;
}
