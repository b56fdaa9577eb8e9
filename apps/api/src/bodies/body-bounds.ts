import { LIMITS } from '@nawala/contracts';
import type { JsonBounds } from './json-scan';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Bytes of a request's body, unless its route takes more. */
export const BODY_LIMIT = 64 * KIB;

const USUAL: JsonBounds = { depth: 16, members: 200, items: 200, itemBytes: BODY_LIMIT };

/** A route that takes a long list. */
interface LongList {
  /** Bytes of the whole body. */
  bytes: number;
  /** The member that is the list, and how many items it may have. */
  list: string;
  items: number;
  /** It may come as a CSV, too. */
  csv?: true;
}

const LONG_LISTS: Readonly<Record<string, LongList>> = {
  '/api/domains/bulk': { bytes: BODY_LIMIT, list: 'ids', items: 2_000 },
  '/api/incidents/acknowledge': { bytes: BODY_LIMIT, list: 'ids', items: 2_000 },
  '/api/urls/bulk-update': { bytes: 8 * MIB, list: 'updates', items: LIMITS.bulkUpdates },
  '/api/domains/import': { bytes: 16 * MIB, list: 'rows', items: LIMITS.importRows, csv: true },
};

/** What a route takes. `url` is its pattern, not what a client wrote. */
export interface BodyBounds extends JsonBounds {
  bytes: number;
  list?: string;
  csv?: true;
}

const OF_MOST: BodyBounds = { ...USUAL, bytes: BODY_LIMIT };
const OF_LONG_LISTS = new Map(Object.entries(LONG_LISTS).map(([url, bounds]) => [url, { ...USUAL, ...bounds }]));

export const bodyBoundsOf = (url = ''): BodyBounds => OF_LONG_LISTS.get(url) ?? OF_MOST;
