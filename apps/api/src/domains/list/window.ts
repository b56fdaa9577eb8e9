/** Which of all that are meant: so many from the first on, counted from 0. */
export interface Window {
  first: number;
  limit: number;
}

/** Those of the order that meet the filter (1 by slot; undefined: nothing is asked). Not to be changed. */
export function slotsOf(order: Uint32Array, meets: Uint8Array | undefined, isFalling: boolean): Uint32Array {
  if (meets === undefined) return isFalling ? order.toReversed() : order;
  const slots = new Uint32Array(order.length);
  let count = 0;
  for (const slot of order) if (meets[slot] === 1) slots[count++] = slot;
  const found = slots.subarray(0, count);
  return isFalling ? found.reverse() : found;
}
