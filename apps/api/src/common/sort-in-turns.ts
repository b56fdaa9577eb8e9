import { nextTurn } from './next-turn';

/** Items that are sorted by themselves, and about as many that are merged, before others have their turn. */
export const SORTED_AT_ONCE = 2048;

type Compare = (one: number, other: number) => number;

/** The same numbers in order. What they are compared by must not change meanwhile. */
export async function sortInTurns(
  numbers: Uint32Array<ArrayBuffer>,
  compare: Compare,
): Promise<Uint32Array<ArrayBuffer>> {
  const { length } = numbers;
  for (let from = 0; from < length; from += SORTED_AT_ONCE) {
    numbers.subarray(from, from + SORTED_AT_ONCE).sort(compare);
    await nextTurn();
  }
  let source = numbers;
  let target = new Uint32Array(length);
  for (let width = SORTED_AT_ONCE; width < length; width *= 2) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(from + width, length);
      await merge(
        [source.subarray(from, middle), source.subarray(middle, from + 2 * width)],
        target.subarray(from),
        compare,
      );
    }
    [source, target] = [target, source];
  }
  return source;
}

async function merge(
  [left, right]: readonly [Uint32Array, Uint32Array],
  into: Uint32Array,
  compare: Compare,
): Promise<void> {
  let [a, b] = [0, 0];
  // As a rule little has changed since they were sorted last.
  if (right.length === 0 || compare(left[left.length - 1]!, right[0]!) < 0) a = left.length;
  into.set(left.subarray(0, a));
  while (a < left.length && b < right.length) {
    const end = Math.min(a + b + SORTED_AT_ONCE, left.length + right.length);
    while (a + b < end && a < left.length && b < right.length)
      into[a + b] = compare(left[a]!, right[b]!) < 0 ? left[a++]! : right[b++]!;
    await nextTurn();
  }
  into.set(left.subarray(a), a + b);
  into.set(right.subarray(b), left.length + b);
}
