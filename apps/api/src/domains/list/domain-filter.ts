import type { BrandRef, DomainFilterDto, StatusFilter } from '@nawala/contracts';
import { findsBy, searchWords, SHORTEST_WORD, wordBeginnings } from '@nawala/rules';
import { InvalidInput } from '../../common/app-error';
import { rankOf } from '../nawala-rank';
import { NEVER, type Row } from './row';

type Test = (row: Row) => boolean;

/** What is asked of one thing: `brand`, `status`, or what one vantage says. */
export interface Condition {
  readonly about: string;
  readonly test: Test;
}

/** When it is asked; milliseconds since 1970. */
export interface Moment {
  now: number;
  /** Results from before do not count any more. */
  staleBefore: number;
}

/** Everything that is asked: each of several things. */
export type DomainFilter = readonly Condition[];

const ADA = rankOf('ada');
const rankOfFilter = (status: StatusFilter): number => rankOf(status === 'tidak-ada' ? 'tidak ada' : status);

/** Of what is blocked: by a known block page, or only by an anomaly. */
export const isConfirmed: Test = ({ rank, confirmed }) => rank === ADA && confirmed;
export const isAnomaly: Test = ({ rank, confirmed }) => rank === ADA && !confirmed;
/** Watched and measured once, but not since `staleBefore`. */
export const isStaleAt =
  (staleBefore: number): Test =>
  ({ active, lastChecked }) =>
    active && lastChecked !== NEVER && lastChecked < staleBefore;

/** What the vantage says; one that never said anything says `unknown`. */
export function saysOf({ seen }: Row, vantage: string): string {
  for (const each of seen)
    if (each.startsWith(vantage) && each[vantage.length] === ':') return each.slice(vantage.length + 1);
  return 'unknown';
}

function conditionsOfSearch(q: string, brands: readonly BrandRef[]): Condition[] {
  const { words, tooShort } = searchWords(q);
  if (tooShort.length > 0) {
    const message = `each word must have at least ${SHORTEST_WORD} characters`;
    throw new InvalidInput([{ path: 'q', message, code: 'searchWord', params: { min: SHORTEST_WORD } }]);
  }
  const named = brands.map(({ id, name, code }) => ({ id, beginnings: wordBeginnings(name, code) }));
  return words.map((word) => {
    const found = new Set(named.filter(({ beginnings }) => beginnings.includes(` ${word}`)).map(({ id }) => id));
    const finds = findsBy(word);
    return { about: 'q', test: (row) => found.has(row.brand) || finds(row) };
  });
}

/** Of one vantage any of what was named, of several vantages all. */
function conditionsOfVantages(asked: readonly string[]): Condition[] {
  const named = new Map<string, Set<string>>();
  for (const each of asked) {
    const [vantage = '', said = ''] = each.split(':');
    named.set(vantage, (named.get(vantage) ?? new Set()).add(said));
  }
  return [...named].map(([vantage, said]) => ({
    about: `vantage:${vantage}`,
    test: (row) => said.has(saysOf(row, vantage)),
  }));
}

const AGE_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time, or how long ago. */
function sinceOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const unit = AGE_MS[text.slice(-1)];
  return unit === undefined ? Date.parse(text) : now - Number(text.slice(0, -1)) * unit;
}

const same = <T>(about: string, asked: T | undefined, test: (row: Row) => T): Condition[] =>
  asked === undefined ? [] : [{ about, test: (row) => test(row) === asked }];

/**
 * What a query asks, as conditions on rows.
 * @param brands all of them
 * @throws InvalidInput when a word of the search is too short
 */
export function domainFilterOf(
  { q = '', brand, status, tag, active, vantage, confirmed, stale, changedSince, checkedSince }: DomainFilterDto,
  brands: readonly BrandRef[],
  { now, staleBefore }: Moment,
): DomainFilter {
  const codes = brand && new Set(brand.map((code) => code.toUpperCase()));
  const ids = codes && new Set(brands.filter(({ code }) => codes.has(code)).map(({ id }) => id));
  const ranks = status && status.length > 0 ? new Set(status.map(rankOfFilter)) : undefined;
  const [changed, checked] = [sinceOf(changedSince, now), sinceOf(checkedSince, now)];
  return [
    ...same('active', active, (row) => row.active),
    ...(ids ? [{ about: 'brand', test: (row: Row) => ids.has(row.brand) }] : []),
    ...(ranks ? [{ about: 'status', test: (row: Row) => ranks.has(row.rank) }] : []),
    ...[...new Set(tag)].map((each) => ({ about: 'tag', test: (row: Row) => row.tags.includes(each) })),
    ...conditionsOfVantages(vantage ?? []),
    ...(confirmed === undefined ? [] : [{ about: 'confirmed', test: confirmed ? isConfirmed : isAnomaly }]),
    ...same('stale', stale, isStaleAt(staleBefore)),
    ...(changed === undefined ? [] : [{ about: 'changedSince', test: (row: Row) => row.since >= changed }]),
    ...(checked === undefined ? [] : [{ about: 'checkedSince', test: (row: Row) => row.lastChecked >= checked }]),
    // The most expensive comes last.
    ...conditionsOfSearch(q, brands),
  ];
}

export const meets =
  (filter: DomainFilter): Test =>
  (row) =>
    filter.every(({ test }) => test(row));
