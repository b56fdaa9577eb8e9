import type { StatusFilter } from '@nawala/contracts';
import { type DomainState, foldText, wordBeginnings } from '@nawala/rules';
import { domainToUnicode } from 'node:url';
import { hostAndPath } from '../../common/display-name';
import type { Domain } from '../domain.schema';
import { rankOf } from '../nawala-rank';

/** Before every time. */
export const NEVER = -1;

/** What scans change of a row. Times are milliseconds since 1970, or `NEVER`. */
export interface Measured {
  rank: number;
  /** By a known block page; of what is blocked only. */
  confirmed: boolean;
  since: number;
  lastChecked: number;
  /** What each vantage says, as `telkom:ada`. */
  seen: readonly string[];
}

/** What the list knows of a domain in order to find, order and count it. */
export interface Row extends Measured {
  readonly id: string;
  version: number;
  domain: string;
  /** The same folded, and as people read it. */
  name: string;
  displayName: string;
  /** Of the words of note and tags, as `wordBeginnings` has them. */
  beginnings: string;
  brand: string;
  active: boolean;
  tags: readonly string[];
  createdAt: number;
}

/** And what is read of it for that. */
export type RowSource = Pick<
  Domain,
  '_id' | 'domain' | 'brand' | 'note' | 'tags' | 'active' | 'nawala' | 'vantages' | 'version' | 'createdAt'
>;

export const ROW_FIELDS = {
  domain: 1,
  brand: 1,
  note: 1,
  tags: 1,
  active: 1,
  nawala: 1,
  vantages: 1,
  version: 1,
  createdAt: 1,
} as const;

const SAID: Readonly<Record<string, StatusFilter>> = { ada: 'ada', 'tidak ada': 'tidak-ada', unknown: 'unknown' };

const timeOf = (date: Date | null): number => date?.getTime() ?? NEVER;

export const measuredOf = ({ nawala, vantages }: Pick<DomainState, 'nawala' | 'vantages'>): Measured => ({
  rank: rankOf(nawala.status),
  confirmed: nawala.status === 'ada' && nawala.confirmed,
  since: timeOf(nawala.since),
  lastChecked: timeOf(nawala.lastChecked),
  seen: vantages.map(({ vantage, status }) => `${vantage}:${SAID[status] ?? 'unknown'}`),
});

/** The name as people read it; the same where it has no other form. */
function displayNameOf(name: string): string {
  if (!name.includes('xn--')) return name;
  const [host, path] = hostAndPath(name);
  return (domainToUnicode(host) || host) + path;
}

export function rowOf({ _id, domain, brand, note, tags, active, version, createdAt, ...state }: RowSource): Row {
  const folded = foldText(domain);
  const name = folded === domain ? domain : folded;
  return {
    id: _id.toHexString(),
    version,
    domain,
    name,
    displayName: displayNameOf(name),
    beginnings: wordBeginnings(note, ...tags),
    brand: brand.toHexString(),
    active,
    tags,
    createdAt: timeOf(createdAt),
    ...measuredOf(state),
  };
}
