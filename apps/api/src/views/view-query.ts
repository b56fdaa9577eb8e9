import { DomainQueryDto } from '@nawala/contracts';
import { InvalidInput } from '../common/app-error';
import { dtoOf } from '../common/dto-of';

/** What the list would make of this query string. @throws InvalidInput that names the field `query` */
export function viewQueryOf(query: string): DomainQueryDto {
  const params = new URLSearchParams(query);
  const plain = Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
  try {
    return dtoOf(DomainQueryDto, plain);
  } catch (error) {
    throw asQueryProblem(error);
  }
}

/** What the list says of a query, as a problem of the view that holds it; anything else stays as it is. */
export function asQueryProblem(error: unknown): unknown {
  if (!(error instanceof InvalidInput)) return error;
  return new InvalidInput([{ path: 'query', message: `is no query of the list: ${error.detail}`, code: 'viewQuery' }]);
}
