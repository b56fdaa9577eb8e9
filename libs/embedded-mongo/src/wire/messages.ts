import { decodeDocument } from '../bson/decode';
import { encodeDocument } from '../bson/encode';
import type { Document } from '../bson/values';
import { MalformedFrame } from './frames';
import type { Reply } from './reply';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const MORE_TO_COME = 2;
/** Bits 0–15 must be understood; the others may be ignored. */
const MUST_BE_KNOWN = 0xffff & ~MORE_TO_COME;

/** A command as the client sent it. */
export interface Request {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  readonly body: Document;
  /** Document sequences, still encoded: `documents`, `updates`, `deletes`. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** False for fire-and-forget messages: the client does not read an answer. */
  readonly wantsReply: boolean;
  readonly legacy: boolean;
}

/** @throws MalformedFrame for anything that is not a well-formed OP_MSG or handshake OP_QUERY. */
export const parseMessage = (frame: Buffer): Request => {
  const id = frame.readInt32LE(4);
  const opCode = frame.readInt32LE(12);
  try {
    if (opCode === OP_MSG) return parseMsg(id, frame);
    if (opCode === OP_QUERY) return parseQuery(id, frame);
  } catch (error) {
    throw new MalformedFrame((error as Error).message);
  }
  throw new MalformedFrame(`op code ${opCode}`);
};

const parseMsg = (id: number, frame: Buffer): Request => {
  const flags = frame.readUInt32LE(16);
  if ((flags & MUST_BE_KNOWN) !== 0) throw new MalformedFrame('unknown flag bits');
  let body: Document | undefined;
  const sequences = new Map<string, readonly Buffer[]>();
  for (let position = 20; position < frame.length;) {
    const kind = frame[position];
    const start = position + 1;
    const size = frame.readInt32LE(start);
    position = start + size;
    if (size < 5 || position > frame.length) throw new MalformedFrame('section size');
    if (kind === 0 && body === undefined) body = decodeDocument(frame.subarray(0, position), start);
    else if (kind === 1) addSequence(frame.subarray(start + 4, position), sequences);
    else throw new MalformedFrame(`section kind ${kind}`);
  }
  if (body === undefined) throw new MalformedFrame('no body section');
  const name = Object.keys(body)[0] ?? '';
  return {
    id,
    db: String(body['$db']),
    name,
    body,
    sequences,
    wantsReply: (flags & MORE_TO_COME) === 0,
    legacy: false,
  };
};

const addSequence = (section: Buffer, sequences: Map<string, readonly Buffer[]>): void => {
  const nameEnd = section.indexOf(0);
  if (nameEnd < 0) throw new MalformedFrame('sequence name');
  const documents: Buffer[] = [];
  for (let position = nameEnd + 1; position < section.length;) {
    const size = section.readInt32LE(position);
    if (size < 5 || position + size > section.length) throw new MalformedFrame('sequence document size');
    documents.push(section.subarray(position, position + size));
    position += size;
  }
  sequences.set(section.toString('utf8', 0, nameEnd), documents);
};

/** Only the handshake still comes this way: `{ ismaster: 1 }` to `admin.$cmd`. */
const parseQuery = (id: number, frame: Buffer): Request => {
  const nameEnd = frame.indexOf(0, 20);
  const namespace = frame.toString('utf8', 20, nameEnd);
  if (nameEnd < 0 || !namespace.endsWith('.$cmd')) throw new MalformedFrame('only commands are answered');
  const body = decodeDocument(frame, nameEnd + 9);
  const db = namespace.slice(0, -'.$cmd'.length);
  return { id, db, name: Object.keys(body)[0] ?? '', body, sequences: new Map(), wantsReply: true, legacy: true };
};

export const encodeReply = (request: Request, replyId: number, reply: Reply): Buffer => {
  const document = Buffer.isBuffer(reply) ? reply : encodeDocument(reply);
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(replyId, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, document]);
};
