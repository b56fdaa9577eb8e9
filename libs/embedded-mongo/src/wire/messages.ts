import { decodeDocument } from '../bson/decode';
import { Elements } from '../bson/elements';
import { encode } from '../bson/encode';
import type { Document } from '../bson/values';
import { failedToParse, INVALID_BSON, MongoError, unsupported } from '../mongo-error';
import { MalformedFrame } from './frames';
import type { Reply } from './reply';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

/** Of an OP_MSG: header, flags and the section's kind come before the document. */
export const BODY_AT = 21;

const MORE_TO_COME = 2;
/** Bits 0–15 must be understood; the others may be ignored. */
const MUST_BE_KNOWN = 0xffff & ~MORE_TO_COME;

/** Documents, updates or deletes of one write, as `hello` tells drivers. */
export const MAX_BATCH = 100_000;

/** What an answer needs to know of its question. */
export interface Envelope {
  readonly id: number;
  /** False for fire-and-forget messages: the client does not read an answer. */
  readonly wantsReply: boolean;
  readonly legacy: boolean;
}

/** A command as the client sent it. */
export interface Request extends Envelope {
  readonly db: string;
  readonly name: string;
  /** Without the list. */
  readonly body: Document;
  /** The documents, updates or deletes of a write, still encoded, however they were sent; one more than are taken at most. */
  readonly list: readonly Buffer[];
}

const LISTS = new Map(Object.entries({ insert: 'documents', update: 'updates', delete: 'deletes' }));

/** A whole message that holds something outside the subset, such as a type: it is answered, and its connection stays. */
export interface Refused extends Envelope {
  readonly refusal: MongoError;
}

/** @throws MalformedFrame for anything that is not a well-formed OP_MSG or handshake OP_QUERY. */
export const parseMessage = (frame: Buffer): Request | Refused => {
  const opCode = frame.readInt32LE(12);
  const legacy = opCode === OP_QUERY;
  if (!legacy && opCode !== OP_MSG) throw new MalformedFrame(`op code ${opCode}`);
  const wantsReply = legacy || (Number(frame[16]) & MORE_TO_COME) === 0;
  const envelope = { id: frame.readInt32LE(4), legacy, wantsReply };
  try {
    return { ...envelope, ...(legacy ? parseQuery(frame) : parseMsg(frame)) };
  } catch (error) {
    if (!(error instanceof MongoError) || error.code === INVALID_BSON)
      throw new MalformedFrame((error as Error).message);
    return { ...envelope, refusal: error };
  }
};

const parseMsg = (frame: Buffer): Omit<Request, keyof Envelope> => {
  if ((frame.readUInt32LE(16) & MUST_BE_KNOWN) !== 0) throw new MalformedFrame('unknown flag bits');
  let bodyAt: number | undefined;
  let sequence: Sequence | undefined;
  for (let position = 20; position < frame.length;) {
    const kind = frame[position];
    const start = position + 1;
    const size = frame.readInt32LE(start);
    position = start + size;
    if (size < 5 || position > frame.length) throw new MalformedFrame('section size');
    if (kind === 0 && bodyAt === undefined) bodyAt = start;
    else if (kind === 1 && sequence === undefined) sequence = sequenceAt(frame, start + 4, position);
    else throw new MalformedFrame(`section kind ${kind}`);
  }
  if (bodyAt === undefined) throw new MalformedFrame('no body section');
  const name = nameAt(frame, bodyAt);
  const field = LISTS.get(name);
  if (sequence !== undefined && sequence.field !== field)
    throw unsupported(`A list of ${sequence.field} beside ${name}`, 40415);
  const body = decodeDocument(frame, bodyAt, field === undefined ? undefined : { has: (other) => other !== field });
  const list = sequence?.documents ?? (field === undefined ? [] : listIn(frame, bodyAt, name, field));
  return { db: String(body['$db']), name, body, list };
};

/** A command is named by its first field. */
const nameAt = (frame: Buffer, bodyAt: number): string => {
  const elements = new Elements(frame, bodyAt);
  return elements.next() ? elements.name : '';
};

interface Sequence {
  readonly field: string;
  readonly documents: readonly Buffer[];
}

const sequenceAt = (frame: Buffer, start: number, end: number): Sequence => {
  const nameEnd = frame.indexOf(0, start);
  if (nameEnd < 0 || nameEnd >= end) throw new MalformedFrame('sequence name');
  const documents: Buffer[] = [];
  for (let position = nameEnd + 1; position < end && documents.length <= MAX_BATCH;) {
    const size = frame.readInt32LE(position);
    if (size < 5 || position + size > end) throw new MalformedFrame('sequence document size');
    documents.push(frame.subarray(position, (position += size)));
  }
  return { field: frame.toString('utf8', start, nameEnd), documents };
};

/** A list that stands in the body. */
const listIn = (frame: Buffer, bodyAt: number, name: string, field: string): readonly Buffer[] => {
  const documents: Buffer[] = [];
  const wrong = (): MongoError => failedToParse(`'${name}.${field}' must be an array of objects`);
  const fields = new Elements(frame, bodyAt);
  do if (!fields.next()) throw wrong();
  while (fields.name !== field);
  if (fields.type !== ARRAY) throw wrong();
  for (const items = new Elements(frame, fields.valueAt); documents.length <= MAX_BATCH && items.next();) {
    if (items.type !== DOCUMENT) throw wrong();
    documents.push(frame.subarray(items.valueAt, items.end));
  }
  return documents;
};

const DOCUMENT = 3;
const ARRAY = 4;

/** Only the handshake still comes this way: `{ ismaster: 1 }` to `admin.$cmd`. */
const parseQuery = (frame: Buffer): Omit<Request, keyof Envelope> => {
  const nameEnd = frame.indexOf(0, 20);
  const namespace = frame.toString('utf8', 20, nameEnd);
  if (nameEnd < 0 || !namespace.endsWith('.$cmd')) throw new MalformedFrame('only commands are answered');
  const body = decodeDocument(frame, nameEnd + 9);
  const db = namespace.slice(0, -'.$cmd'.length);
  return { db, name: nameAt(frame, nameEnd + 9), body, list: [] };
};

/** An answer, or a question where nothing is answered. */
export const encodeMessage = (content: Reply, id: number, answered?: Envelope): Buffer => {
  const document = Buffer.isBuffer(content) ? content : encode(content);
  const legacy = answered?.legacy === true;
  const head = Buffer.alloc(legacy ? 36 : BODY_AT);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(answered?.id ?? 0, 8);
  head.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, document]);
};
