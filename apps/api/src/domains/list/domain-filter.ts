import { type BrandRef, type DomainFilterDto, LIMITS, type StatusFilter } from '@nawala/contracts';
import { needlesOf, searchWords, SHORTEST_WORD, wordBeginnings } from '@nawala/rules';
import { InvalidInput } from '../../common/app-error';
import { rankOf } from '../nawala-rank';
import { type DomainTable, partsOf } from './domain-table';
import type { Found } from './haystack';
import type { Interned } from './interned';
import { NEVER } from './row';

/** Of a slot. It holds as long as nothing is written. */
type Test = (slot: number) => boolean;

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
const NOTHING_SOUGHT: Sought = new Map();
const rankOfFilter = (status: StatusFilter): number => rankOf(status === 'tidak-ada' ? 'tidak ada' : status);

/** Of what is blocked: by a known block page, or only by an anomaly. */
export const confirmedIn =
  ({ columns: { rank, confirmed } }: DomainTable, wanted: boolean): Test =>
  (slot) =>
    rank[slot] === ADA && confirmed[slot] === Number(wanted);

/** Watched and measured once, but not since `staleBefore`. */
export const staleIn =
  ({ columns: { active, lastChecked } }: DomainTable, staleBefore: number): Test =>
  (slot) =>
    active[slot] === 1 && lastChecked[slot] !== NEVER && lastChecked[slot]! < staleBefore;

/** Whether the text of the slot is one of those: each is tested once. */
function ofText(texts: Interned, column: Uint32Array, test: (text: string) => boolean): Test {
  const meets = texts.where(test);
  return (slot) => meets[column[slot]!] === 1;
}

/** To look for the tag as letters costs little, and leaves few texts to be taken apart. */
const holdingAll =
  (tags: readonly string[]) =>
  (text: string): boolean =>
    tags.every((tag) => text.includes(tag)) && tags.every((tag) => partsOf(text).includes(tag));

/** What the vantage says; one that never said anything says `unknown`. */
function saidBy(vantage: string, seen: readonly string[]): string {
  const [said] = seen.filter((each) => each.startsWith(vantage) && each[vantage.length] === ':');
  return said === undefined ? 'unknown' : said.slice(vantage.length + 1);
}

/** @throws InvalidInput when one is too short, or there are too many */
function wordsOf(q: string): string[] {
  const { words, tooShort } = searchWords(q);
  if (tooShort.length > 0) {
    const message = `each word must have at least ${SHORTEST_WORD} characters`;
    throw new InvalidInput([{ path: 'q', message, code: 'searchWord', params: { min: SHORTEST_WORD } }]);
  }
  const max = LIMITS.searchWords;
  if (words.length > max) {
    const message = `search for at most ${max} words`;
    throw new InvalidInput([{ path: 'q', message, code: 'searchWords', params: { max } }]);
  }
  return words;
}

/** Where words were found, by word. */
export type Sought = ReadonlyMap<string, { inName: Found; inBeginnings: Found }>;

/**
 * The long part of a search, in which others have their turn. What is written meanwhile, the filter looks at again.
 *
 * @throws InvalidInput as the filter does
 */
export async function seek(q: string, { names, words }: DomainTable): Promise<Sought> {
  const sought = new Map<string, { inName: Found; inBeginnings: Found }>();
  for (const word of wordsOf(q)) {
    const { inName, inBeginnings } = needlesOf(word);
    sought.set(word, { inName: await names.search(inName), inBeginnings: await words.search([inBeginnings]) });
  }
  return sought;
}

function conditionsOfSearch(q: string, brands: readonly BrandRef[], table: DomainTable, sought: Sought): Condition[] {
  const words = wordsOf(q);
  const named = brands.map(({ id, name, code }) => ({ id, beginnings: wordBeginnings(name, code) }));
  const { columns } = table;
  return words.map((word) => {
    const { inName, inBeginnings } = needlesOf(word);
    const before = sought.get(word);
    const found = new Set(named.filter(({ beginnings }) => beginnings.includes(inBeginnings)).map(({ id }) => id));
    const ofBrand = table.brands.where((id) => found.has(id));
    const inNames = table.names.find(inName, before?.inName);
    const inWords = table.words.find([inBeginnings], before?.inBeginnings);
    const test: Test = (slot) =>
      inNames[slot] === 1 || inWords[columns.beginnings[slot]!] === 1 || ofBrand[columns.brand[slot]!] === 1;
    return { about: 'q', test };
  });
}

/** Of one vantage any of what was named, of several vantages all. */
function conditionsOfVantages(asked: readonly string[], { seen, columns }: DomainTable): Condition[] {
  const named = new Map<string, Set<string>>();
  for (const each of asked) {
    const [vantage = '', said = ''] = each.split(':');
    named.set(vantage, (named.get(vantage) ?? new Set()).add(said));
  }
  return [...named].map(([vantage, said]) => ({
    about: `vantage:${vantage}`,
    test: ofText(seen, columns.seen, (text) => said.has(saidBy(vantage, partsOf(text)))),
  }));
}

const AGE_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time, or how long ago. */
export function sinceOf(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const unit = AGE_MS[text.slice(-1)];
  return unit === undefined ? Date.parse(text) : now - Number(text.slice(0, -1)) * unit;
}

const isOrNot = (test: Test, wanted: boolean): Test => (wanted ? test : (slot) => !test(slot));
const since =
  (times: Float64Array, earliest: number): Test =>
  (slot) =>
    times[slot]! >= earliest;

/**
 * What a query asks, as conditions on slots. To be used before anything is written into the table.
 *
 * @param brands all of them
 * @param sought what `seek` found of the same search
 * @throws InvalidInput when a word of the search is too short, or there are too many
 */
export function domainFilterOf(
  { q = '', brand, status, tag, active, vantage, confirmed, stale, changedSince, checkedSince }: DomainFilterDto,
  brands: readonly BrandRef[],
  { now, staleBefore }: Moment,
  table: DomainTable,
  sought: Sought = NOTHING_SOUGHT,
): DomainFilter {
  const { columns } = table;
  const codes = brand && new Set(brand.map((code) => code.toUpperCase()));
  const ids = codes && new Set(brands.filter(({ code }) => codes.has(code)).map(({ id }) => id));
  const ranks = status && status.length > 0 ? new Set(status.map(rankOfFilter)) : undefined;
  const [changed, checked] = [sinceOf(changedSince, now), sinceOf(checkedSince, now)];
  const only = (about: string, test: Test | false | undefined): Condition[] => (test ? [{ about, test }] : []);
  return [
    ...only('active', active !== undefined && isOrNot((slot) => columns.active[slot] === 1, active)),
    ...only('brand', ids && ofText(table.brands, columns.brand, (id) => ids.has(id))),
    ...only('status', ranks && ((slot) => ranks.has(columns.rank[slot]!))),
    ...only('tag', tag && tag.length > 0 && ofText(table.tags, columns.tags, holdingAll([...new Set(tag)]))),
    ...conditionsOfVantages(vantage ?? [], table),
    ...only('confirmed', confirmed !== undefined && confirmedIn(table, confirmed)),
    ...only('stale', stale !== undefined && isOrNot(staleIn(table, staleBefore), stale)),
    ...only('changedSince', changed !== undefined && since(columns.since, changed)),
    ...only('checkedSince', checked !== undefined && since(columns.lastChecked, checked)),
    ...conditionsOfSearch(q, brands, table, sought),
  ];
}

/** By slot: 1 where a domain meets all of it. */
export function meeting(filter: DomainFilter, { columns, end }: DomainTable): Uint8Array {
  const meets = columns.there.slice(0, end);
  for (const { test } of filter)
    for (let slot = 0; slot < end; slot += 1) if (meets[slot] === 1 && !test(slot)) meets[slot] = 0;
  return meets;
}
