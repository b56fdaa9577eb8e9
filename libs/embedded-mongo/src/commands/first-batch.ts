import type { Value } from '../bson/values';
import { cursorReply, type Reply } from '../wire/reply';
import { collectionName, type Invocation, naturalNumber } from './command';

export const batchSizeOf = (value: Value | undefined): number | undefined =>
  value === undefined ? undefined : naturalNumber(value, 'batchSize');

/** The first batch, and a cursor over what does not fit it. */
export const firstBatch = (
  { request, cursors }: Invocation,
  results: Iterator<Buffer>,
  batchSize: number | undefined,
  single = false,
): Reply => {
  const namespace = `${request.db}.${collectionName(request)}`;
  const { documents, cursorId } = cursors.start(results, namespace, batchSize, single);
  return cursorReply('firstBatch', documents, cursorId, namespace);
};
