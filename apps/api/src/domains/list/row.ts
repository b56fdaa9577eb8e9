import type { StatusFilter } from '@nawala/contracts';
import { type DomainState, foldText, type Searched, wordBeginnings } from '@nawala/rules';
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
export interface Row extends Measured, Searched {
  readonly id: string;
  version: number;
  domain: string;
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

/** Few texts, of which thousands of rows say the same: each is kept once. */
const texts = new Map<string, string>();
const MOST_TEXTS = 10_000;

function once(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}

const NOTHING: readonly string[] = [];
const timeOf = (date: Date | null): number => date?.getTime() ?? NEVER;

export const measuredOf = ({ nawala, vantages }: Pick<DomainState, 'nawala' | 'vantages'>): Measured => ({
  rank: rankOf(nawala.status),
  confirmed: nawala.status === 'ada' && nawala.confirmed,
  since: timeOf(nawala.since),
  lastChecked: timeOf(nawala.lastChecked),
  seen:
    vantages.length === 0
      ? NOTHING
      : vantages.map(({ vantage, status }) => once(`${vantage}:${SAID[status] ?? 'unknown'}`)),
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
    beginnings: once(wordBeginnings(note, ...tags)),
    brand: once(brand.toHexString()),
    active,
    tags: tags.length === 0 ? NOTHING : tags.map(once),
    createdAt: timeOf(createdAt),
    ...measuredOf(state),
  };
}
