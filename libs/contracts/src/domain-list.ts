import type { BrandRef } from './brand';
import type { CountedAge } from './domain-query';
import type { DomainDto } from './domain';
import type { Page } from './page';

/** The domains of one brand that match; `ada` and `unknown` count those that are watched. */
export interface DomainGroupDto {
  brand: BrandRef;
  total: number;
  ada: number;
  unknown: number;
}

export interface DomainPageDto extends Page<DomainDto> {
  /** Where the rows begin, if that was asked for: then `page` says nothing. */
  offset?: number;
  /** A search found more than `total`. */
  totalExact?: false;
  /** With `groupBy=brand`: every brand that has rows, in their order. */
  groups?: DomainGroupDto[];
}

/**
 * How many would be left if one more thing were asked. What is asked of the status, of brands or of vantages already does
 * not count for the numbers of these themselves; tags are asked for all at once, so each is counted within the others.
 */
export interface DomainCountsDto {
  /** What the filter leaves. */
  total: number;
  status: { ada: number; tidakAda: number; unknown: number };
  /** Blocked, by a known block page. */
  confirmed: number;
  /** Blocked, but not by a known block page. */
  anomaly: number;
  stale: number;
  paused: number;
  /** By how long ago the verdict changed, or was measured, at most: as `changedSince` and `checkedSince` take it. */
  changedSince: Record<CountedAge, number>;
  checkedSince: Record<CountedAge, number>;
  /** With the most first; `ada` counts those that are watched. */
  brands: { code: string; total: number; ada: number }[];
  /** With the most first, at most 200. */
  tags: { tag: string; total: number }[];
  vantages: { vantage: string; ada: number; tidakAda: number; unknown: number }[];
}
