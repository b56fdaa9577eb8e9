import { isTruthy } from '../bson/numbers';
import { isDocument, type Maybe } from '../bson/values';
import { badValue, MongoError } from '../mongo-error';
import { compileFilter, type Filter } from '../query/filter';
import type { Steps } from '../steps';
import { isStorageError } from '../storage/failure';
import { MAX_BATCH, type Request } from '../wire/messages';
import { errorReply } from '../wire/reply';

/** Errors beyond so many come with their codes alone, as MongoDB's do when they grow large. */
const MOST_DETAILS = 1_000;

type WriteError = Readonly<Record<string, unknown>>;

/** Runs the statements one by one: an ordered batch stops at the first failure, an unordered one goes on. */
export function* eachStatement(
  { body, list }: Request,
  run: (statement: Buffer, index: number) => Steps<void> | void,
): Steps<{ readonly writeErrors?: readonly WriteError[] }> {
  if (list.length < 1 || list.length > MAX_BATCH)
    throw new MongoError(16, `Write batch sizes must be between 1 and ${MAX_BATCH}`);
  const writeErrors: WriteError[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      const steps = run(statement, index);
      if (steps !== undefined) yield* steps;
      yield;
    } catch (error) {
      if (isStorageError(error)) throw error;
      const { ok: _ok, codeName: _codeName, ...details } = errorReply(error);
      writeErrors.push(
        writeErrors.length < MOST_DETAILS ? { index, ...details } : { index, code: details['code'], errmsg: '' },
      );
      if (isTruthy(body['ordered'] ?? true)) break;
    }
  }
  return writeErrors.length === 0 ? {} : { writeErrors };
}

export const filterOf = (source: Maybe): Filter => {
  if (!isDocument(source)) throw badValue('the filter must be a document');
  return compileFilter(source);
};
