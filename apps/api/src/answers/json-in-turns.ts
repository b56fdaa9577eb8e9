import { slicesInTurns } from '../common/slices-in-turns';

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

/** What `JSON.stringify` makes of it, in pieces of which each is soon written; others have their turn after each. */
export async function* jsonInTurns(value: object, depth = DEPTH): AsyncGenerator<string> {
  if (Array.isArray(value) && value.length > WRITTEN_AT_ONCE) return yield* manyInTurns(value);
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  let isFirst = true;
  for (const [name, each] of Object.entries(value)) {
    if (each === undefined && !isList) continue;
    text += `${isFirst ? '' : ','}${isList ? '' : `${JSON.stringify(name)}:`}`;
    isFirst = false;
    if (isLong(each, depth - 1)) {
      yield text;
      yield* jsonInTurns(each, depth - 1);
      text = '';
    } else text += JSON.stringify(each) ?? 'null';
  }
  yield text + (isList ? ']' : '}');
}

async function* manyInTurns(items: readonly unknown[]): AsyncGenerator<string> {
  let opening = '[';
  for await (const some of slicesInTurns(items, WRITTEN_AT_ONCE)) {
    yield opening + JSON.stringify(some).slice(1, -1);
    opening = ',';
  }
  yield ']';
}
