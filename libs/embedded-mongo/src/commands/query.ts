import { stageName } from '../aggregate/stages';
import type { Document, Value } from '../bson/values';
import type { Query } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parseSort, type SortKey } from '../query/sort';
import { documentOrEmpty, naturalNumber } from './command';

/** What the fields of a `find` or `count` ask for. */
export const queryOf = (body: Document): Query => ({
  filter: compileFilter(documentOrEmpty(body['filter'] ?? body['query'], 'filter')),
  sort: parseSort(body['sort']),
  skip: naturalNumber(body['skip'], 'skip'),
  limit: naturalNumber(body['limit'], 'limit'),
  hint: body['hint'],
});

/** The stages that a pipeline begins with and a find could do: they are answered from indexes. */
export const leadingQuery = (
  pipeline: readonly Value[],
  hint: Value | undefined,
): { readonly query: Query; readonly rest: readonly Value[] } => {
  const rest = [...pipeline];
  const take = (name: string): Value | undefined => {
    const stage = rest[0];
    if (stage === undefined || stageName(stage) !== name) return undefined;
    return (rest.shift() as Document)[name];
  };
  const filter = compileFilter(documentOrEmpty(take('$match'), '$match'));
  const sort: readonly SortKey[] = parseSort(take('$sort'));
  const [skip, limit] = [take('$skip'), take('$limit')];
  return {
    query: { filter, sort, skip: naturalNumber(skip, '$skip'), limit: naturalNumber(limit, '$limit'), hint },
    rest,
  };
};
