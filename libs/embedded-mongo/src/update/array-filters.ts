import { type Document, documentOf, isArray, isDocument, type Value } from '../bson/values';
import { badValue, failedToParse } from '../mongo-error';
import { compileFilter, type MatchState } from '../query/filter';
import { topLevelField } from '../query/paths';
import { readPath } from './document-path';

/** Identifier → does this element count? */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>;

export const compileArrayFilters = (source: Value | undefined): ArrayFilters => {
  const filters = new Map<string, (element: Value) => boolean>();
  if (source === undefined) return filters;
  if (!isArray(source)) throw badValue('arrayFilters must be an array');
  for (const filter of source) {
    const identifier = isDocument(filter) ? identifierOf(filter) : undefined;
    if (identifier === undefined) throw failedToParse('Each array filter must be about exactly one identifier');
    if (filters.has(identifier))
      throw failedToParse(`Found multiple array filters with the same identifier: ${identifier}`);
    const { matches } = compileFilter(filter as Document);
    filters.set(identifier, (element) => matches(documentOf([[identifier, element]])));
  }
  return filters;
};

const identifierOf = (filter: Document): string | undefined => {
  const names = new Set(
    Object.entries(filter).flatMap(([key, value]) => {
      if (!key.startsWith('$')) return [topLevelField(key)];
      return isArray(value) ? value.map((clause) => (isDocument(clause) ? (identifierOf(clause) ?? '') : '')) : [''];
    }),
  );
  const [name] = names;
  return names.size === 1 && name !== '' ? name : undefined;
};

/** The concrete paths that a path with `$`, `$[]` or `$[name]` stands for in this document. */
export const expandPath = (
  document: Value,
  path: readonly string[],
  filters: ArrayFilters,
  match: MatchState,
): readonly (readonly string[])[] => {
  const at = path.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [path];
  const head = path.slice(0, at);
  const rest = path.slice(at + 1);
  return elementsMeant(document, head, path[at] as string, filters, match).flatMap((index) =>
    expandPath(document, [...head, String(index), ...rest], filters, match),
  );
};

const elementsMeant = (
  document: Value,
  head: readonly string[],
  part: string,
  filters: ArrayFilters,
  match: MatchState,
): readonly number[] => {
  if (part === '$') {
    if (match.element === undefined)
      throw badValue('The positional operator did not find the match needed from the query.');
    return [match.element];
  }
  const array = readPath(document, head);
  if (!isArray(array)) throw badValue(`Cannot apply array updates to non-array element ${head.join('.')}`);
  const identifier = part.slice(2, -1);
  const indexes = array.map((_, index) => index);
  if (identifier === '') return indexes;
  const filter = filters.get(identifier);
  if (filter === undefined)
    throw badValue(`No array filter found for identifier '${identifier}' in path '${head.join('.')}.${part}'`);
  return indexes.filter((index) => filter(array[index] as Value));
};
