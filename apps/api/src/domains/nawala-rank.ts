import type { NawalaStatus } from '@nawala/contracts';

/** The order in which a person wants to see domains: what is blocked first, what was never measured before what is well. */
const RANK: Readonly<Record<NawalaStatus, number>> = { ada: 0, unknown: 1, 'tidak ada': 2 };

/** Stored beside the status, so that an index gives that order. */
export const rankOf = (status: NawalaStatus): number => RANK[status];

export const RANKS: readonly number[] = Object.values(RANK);
