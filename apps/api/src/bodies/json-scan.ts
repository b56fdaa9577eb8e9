/** How large a JSON text may be in each of its parts. */
export interface JsonBounds {
  /** Arrays and objects within each other. */
  depth: number;
  /** Members of one object, and items of one array. What stands in `evidence` has a bound of its own, in bytes. */
  members: number;
  items: number;
  /** Bytes of one item of a list: no report in bulk may be larger than one that comes alone. */
  itemBytes: number;
}

export interface JsonScan {
  /** What is wrong, for a person; undefined when the text may be parsed (which it may still fail). */
  problem?: string;
  /** Bytes that were looked at until that was clear. */
  scanned: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];

const NOWHERE = Infinity;
/** Lists stand in the object at the top. */
const LIST_DEPTH = 2;
const EVIDENCE = 'evidence';
const PROTOTYPE = '__proto__';
/** `\u005f` for each character. */
const LONGEST_SPELLING = 6 * PROTOTYPE.length;

/** A member's name, as far as it is one that matters here. */
function nameIn(bytes: Buffer, from: number, to: number): string {
  if (to - from > LONGEST_SPELLING) return '';
  const text = bytes.toString('latin1', from, to);
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return '';
  }
}

function endOfString(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/**
 * Judges a JSON text by its bytes, in one pass that ends at the first thing too many: nothing is made of a body that may
 * not be. It does not check the syntax; whatever is no JSON is found by the parser, whose work is bounded by the bytes.
 */
export function scanJson(bytes: Buffer, bounds: JsonBounds): JsonScan {
  const isObject: boolean[] = [false];
  const counts: number[] = [0];
  let depth = 0;
  let evidence = NOWHERE;
  let itemStart = 0;
  let name: [number, number] = [0, 0];
  let at = 0;
  const problem = (text: string): JsonScan => ({ problem: text, scanned: Math.min(at + 1, bytes.length) });
  const isItemTooLarge = () => depth === LIST_DEPTH && !isObject[depth] && at - itemStart > bounds.itemBytes;

  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfString(bytes, at + 1);
      name = [at + 1, end];
      at = end;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (++depth > bounds.depth) return problem(`is nested deeper than ${bounds.depth} levels`);
      isObject[depth] = byte === OPEN_OBJECT;
      counts[depth] = 0;
      itemStart = depth === LIST_DEPTH ? at + 1 : itemStart;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (isItemTooLarge()) return problem(`has an item larger than ${bounds.itemBytes} bytes`);
      if (--depth < 0) break;
      if (depth < evidence) evidence = NOWHERE;
    } else if (byte === COMMA) {
      if (isItemTooLarge()) return problem(`has an item larger than ${bounds.itemBytes} bytes`);
      if (depth === LIST_DEPTH) itemStart = at + 1;
      if (depth <= evidence) evidence = NOWHERE;
      if (!isObject[depth] && ++counts[depth]! >= bounds.items && evidence === NOWHERE)
        return problem(`has a list of more than ${bounds.items} items`);
    } else if (byte === COLON && isObject[depth]) {
      const called = nameIn(bytes, ...name);
      if (called === PROTOTYPE) return problem(`has a member ${PROTOTYPE}`);
      if (++counts[depth]! > bounds.members && evidence === NOWHERE)
        return problem(`has an object of more than ${bounds.members} members`);
      if (called === EVIDENCE && evidence === NOWHERE) evidence = depth;
    }
  }
  return { scanned: Math.min(at, bytes.length) };
}
