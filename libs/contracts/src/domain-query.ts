/** How a status is written in a URL. */
export const STATUS_FILTERS = ['ada', 'tidak-ada', 'unknown'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** A vantage and what it says, as in `vantage=telkom:ada`. */
export const SEEN_PATTERN = /^[a-z0-9-]{1,40}:(?:ada|tidak-ada|unknown)$/;

const SORT_KEYS = ['domain', 'status', 'since', 'lastChecked', 'createdAt'] as const;
export const DOMAIN_SORTS = [...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)];
export type DomainSort = (typeof DOMAIN_SORTS)[number];

/** How long ago at most, for what is counted of `changedSince` and `checkedSince`. */
export const COUNTED_AGES = ['1h', '24h', '7d'] as const;
export type CountedAge = (typeof COUNTED_AGES)[number];

export const DOMAIN_GROUPS = ['brand'] as const;
export type DomainGroup = (typeof DOMAIN_GROUPS)[number];
