/** What a domain can be found by. */
export interface Searchable {
  domain: string;
  note: string;
  tags: readonly string[];
}

const MAX_TERMS = 64;
const MAX_WORDS = 8;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const words = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}_.-]+/u);

/** `shop.a-b.com/id` → the whole, every tail that begins at a dot, every label, its hyphen-separated parts, path words. */
function termsOfDomain(domain: string): string[] {
  const whole = fold(domain);
  const [host = '', ...path] = whole.split('/');
  const labels = host.split('.');
  const tails = labels.map((_, index) => labels.slice(index).join('.'));
  const parts = labels.filter((label) => label.includes('-')).flatMap((label) => label.split('-'));
  return [whole, ...tails, ...labels, ...parts, ...path];
}

/**
 * The terms a domain is indexed under: a search matches when each of its words begins one of them. A term that begins
 * another one finds nothing more, so it is left out.
 */
export function searchTerms({ domain, note, tags }: Searchable): string[] {
  const terms = [
    ...termsOfDomain(domain),
    ...tags.flatMap((tag) => [fold(tag), ...fold(tag).split('-')]),
    ...words(note),
  ];
  const distinct = [...new Set(terms.filter((term) => term !== ''))];
  return distinct
    .filter((term) => !distinct.some((other) => other !== term && other.startsWith(term)))
    .slice(0, MAX_TERMS);
}

/** The words of a search; a pasted address counts as its host and path. */
export function searchWords(query: string): string[] {
  const bare = fold(query)
    .split(/\s+/)
    .map((word) => word.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/\/$/, ''))
    .filter((word) => word !== '');
  return [...new Set(bare)].slice(0, MAX_WORDS);
}
