/**
 * Microseconds that each node of a V8 CPU profile was on top of the stack.
 *
 * @template T
 * @param {{ nodes: { id: number, callFrame: object, children?: number[] }[], samples: number[], timeDeltas: number[] }} profile
 * @param {(frame: object) => T} place what is known of a call frame
 * @returns {{ us: number, stack: T[] }[]} `stack`: the function itself, its caller, and so on
 */
export function selfTimes({ nodes, samples, timeDeltas }, place) {
  const us = new Map();
  // A sample holds until the next one.
  samples.forEach((id, n) => us.set(id, (us.get(id) ?? 0) + Math.max(0, timeDeltas[n + 1] ?? 0)));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const places = new Map(nodes.map(({ id, callFrame }) => [id, place(callFrame)]));
  const stackOf = (id) => (id === undefined ? [] : [places.get(id), ...stackOf(callers.get(id))]);
  return [...us].map(([id, time]) => ({ us: time, stack: stackOf(id) }));
}

/** The sums of `us` by `key`, largest first. */
export function grouped(items, key) {
  const sums = new Map();
  for (const item of items) {
    const name = key(item);
    sums.set(name, (sums.get(name) ?? 0) + item.us);
  }
  return [...sums].map(([name, us]) => ({ name, us })).sort((a, b) => b.us - a.us);
}
