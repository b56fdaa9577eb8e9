// The thread that parses large bodies. It hands a long list over in pieces, when it is asked to: to receive a value costs
// the main thread about as much as to parse it.
import { parentPort } from 'node:worker_threads';
import { parseBody } from './parse-body.ts';
import type { ParserAnswer, ParserRequest } from './parser-messages.ts';

const PIECE_BYTES = 64 * 1024;

interface Held {
  items: unknown[];
  /** Items of one piece. */
  pace: number;
}

const held = new Map<number, Held>();
const tell = (answer: ParserAnswer): void => parentPort?.postMessage(answer);

function begin({ id, bytes, format, bounds, list = '' }: Extract<ParserRequest, { bytes: Uint8Array }>): void {
  const parsed = parseBody(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format, bounds);
  const { scanned } = parsed;
  if ('problem' in parsed) return tell({ id, scanned, problem: parsed.problem });
  const { value } = parsed;
  const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const items = Object.hasOwn(members, list) ? members[list] : undefined;
  if (!Array.isArray(items)) return tell({ id, scanned, value, follows: false });
  held.set(id, { items, pace: Math.max(1, Math.floor((items.length * PIECE_BYTES) / bytes.byteLength)) });
  tell({ id, scanned, value: { ...members, [list]: [] }, follows: items.length > 0 });
}

function goOn(id: number): void {
  const { items, pace } = held.get(id) ?? { items: [], pace: 1 };
  const piece = items.splice(0, pace);
  if (items.length === 0) held.delete(id);
  tell({ id, items: piece, follows: items.length > 0 });
}

parentPort?.on('message', (request: ParserRequest) => ('more' in request ? goOn(request.id) : begin(request)));
