import { nextTurn } from '../common/next-turn';
import { slicesOf } from '../common/slices';

/** Items that are written before others have their turn. */
export const WRITTEN_AT_ONCE = 250;
/** How deep long lists are looked for: in what a list right in the answer consists of. */
const DEPTH = 3;

/** Whether it is a list of many things, or holds one. */
export function isLong(value: unknown, depth = DEPTH): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  if (Array.isArray(value) && value.length > WRITTEN_AT_ONCE) return true;
  return depth > 0 && Object.values(value).some((each) => isLong(each, depth - 1));
}

/** What `JSON.stringify` makes of it, long lists piece by piece. */
export async function jsonInTurns(value: object, depth = DEPTH): Promise<string> {
  if (Array.isArray(value) && value.length > WRITTEN_AT_ONCE) return manyInTurns(value);
  const isList = Array.isArray(value);
  const parts: string[] = [];
  for (const [name, each] of Object.entries(value)) {
    const text = isLong(each, depth - 1) ? await jsonInTurns(each, depth - 1) : JSON.stringify(each);
    if (isList) parts.push(text ?? 'null');
    else if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

async function manyInTurns(items: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  for (const some of slicesOf(items, WRITTEN_AT_ONCE)) {
    parts.push(JSON.stringify(some).slice(1, -1));
    await nextTurn();
  }
  return `[${parts.join(',')}]`;
}
