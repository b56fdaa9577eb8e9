import { mongo } from 'mongoose';

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Written, but the loss of one machine could take it back. */
export const isNotDurable = (error: unknown): boolean =>
  error instanceof mongo.MongoWriteConcernError ||
  (error instanceof mongo.MongoBulkWriteError && error.result.getWriteConcernError() !== undefined);

/**
 * What the database had against single ones of so many writes, by their index: all others were tried. Undefined when the
 * error is about none of them, so that nothing is known.
 */
export function writeErrorsOf(error: unknown, writes: number): Map<number, Error> | undefined {
  if (error instanceof mongo.MongoBulkWriteError) {
    const each = [error.writeErrors].flat();
    return each.length > 0
      ? new Map(each.map((one) => [one.index, new Error(one.errmsg ?? error.message)]))
      : undefined;
  }
  return writes === 1 && error !== undefined ? new Map([[0, asError(error)]]) : undefined;
}
