import type { Document } from '../bson/values';
import type { Query } from '../query/execute';
import { compileFilter } from '../query/filter';
import { parseSort } from '../query/sort';
import { documentOrEmpty, naturalNumber } from './command';

export const FIND_FIELDS = 'filter sort projection skip limit batchSize singleBatch hint';

/** What the fields of a `find` ask for. */
export const queryOf = (body: Document): Query => ({
  filter: compileFilter(documentOrEmpty(body['filter'], 'filter')),
  sort: parseSort(body['sort']),
  skip: naturalNumber(body['skip'], 'skip'),
  limit: naturalNumber(body['limit'], 'limit'),
  hint: body['hint'],
});
