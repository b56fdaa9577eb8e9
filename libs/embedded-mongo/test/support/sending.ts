import { decodeDocument } from '../../src/bson/decode';
import { type Document, documentOf, type Value } from '../../src/bson/values';
import type { GroupCommit } from '../../src/worker/group-commit';
import type { Request } from '../../src/wire/messages';

export type Sent = Promise<Record<string, unknown>>;
export type Send = (name: string, fields?: Record<string, unknown>) => Sent;

/** Commands about the collection `test.things`, past the sockets. */
export const senderTo =
  (commits: () => GroupCommit): Send =>
  (name, fields = {}) => {
    const body = documentOf(Object.entries({ [name]: 'things', ...fields }) as [string, Value][]);
    const request: Request = {
      id: 1,
      db: 'test',
      name,
      body,
      sequences: new Map(),
      wantsReply: true,
      legacy: false,
    };
    return commits().run({ request, connectionId: 1, isPrivate: true }) as Sent;
  };

/** The first batch of a `find`. */
export const batchOf = (reply: Record<string, unknown>): readonly Document[] => {
  const { cursor } = decodeDocument(reply as unknown as Buffer);
  return (cursor as Document)['firstBatch'] as unknown as readonly Document[];
};

export const indexOn = (field: string, options: Record<string, Value> = {}): Document =>
  documentOf([['key', documentOf([[field, 1]])], ['name', `${field}_1`], ...Object.entries(options)]);
