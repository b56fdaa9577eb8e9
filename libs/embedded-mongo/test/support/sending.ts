import { decodeDocument } from '../../src/bson/decode';
import { encode } from '../../src/bson/encode';
import { type Document, documentOf, type Value } from '../../src/bson/values';
import type { GroupCommit } from '../../src/worker/group-commit';
import { parseMessage } from '../../src/wire/messages';
import { errorReply } from '../../src/wire/reply';

export type Sent = Promise<Record<string, unknown>>;
export type Send = (name: string, fields?: Record<string, unknown>) => Sent;

/** Commands about the collection `test.things`, past the sockets. */
export const senderTo =
  (commits: () => GroupCommit): Send =>
  async (name, fields = {}) => {
    const request = parseMessage(message({ [name]: 'things', ...fields, $db: 'test' }));
    if ('refusal' in request) return errorReply(request.refusal);
    return (await commits().run({ request, connectionId: 1, isPrivate: true })) as Record<string, unknown>;
  };

/** As a driver sends it that has no document sequences. */
const message = (command: Readonly<Record<string, unknown>>): Buffer => {
  const body = encode(command);
  const head = Buffer.alloc(21);
  [head.length + body.length, 1, 0, 2013].forEach((value, at) => head.writeInt32LE(value, at * 4));
  return Buffer.concat([head, body]);
};

/** The first batch of a `find`. */
export const batchOf = (reply: Record<string, unknown>): readonly Document[] => {
  const { cursor } = decodeDocument(reply as unknown as Buffer);
  return (cursor as Document)['firstBatch'] as unknown as readonly Document[];
};

export const indexOn = (field: string, options: Record<string, Value> = {}): Document =>
  documentOf([['key', documentOf([[field, 1]])], ['name', `${field}_1`], ...Object.entries(options)]);
