/** How a status is written in a URL. */
export const STATUS_FILTERS = ['ada', 'tidak-ada', 'unknown'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

const SORT_KEYS = ['domain', 'status', 'since', 'lastChecked', 'createdAt'] as const;
export const DOMAIN_SORTS = [...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)];
export type DomainSort = (typeof DOMAIN_SORTS)[number];
