import type { Line } from './line';

/** By the id of each line: which of the table's elements shows it. */
export type LineSlots = ReadonlyMap<string, string>;

/**
 * Lines that stay keep their elements, lines that come get those of lines of their kind that went: whoever scrolls has
 * elements filled anew rather than thrown away and made.
 * @param before of the lines that were there
 */
export function slotsFor(lines: readonly Line<unknown, unknown>[], before: LineSlots): LineSlots {
  const slots = new Map<string, string>();
  for (const { id, kind } of lines) {
    const slot = before.get(id);
    if (slot?.startsWith(kind)) slots.set(id, slot);
  }
  const taken = new Set(slots.values());
  const free = [...before.values()].filter((slot) => !taken.has(slot));
  let made = 0;
  const make = (kind: string): string => {
    const slot = `${kind}-${made++}`;
    return taken.has(slot) ? make(kind) : slot;
  };
  for (const { id, kind } of lines) {
    if (slots.has(id)) continue;
    const index = free.findIndex((slot) => slot.startsWith(kind));
    const slot = index < 0 ? make(kind) : free.splice(index, 1)[0]!;
    taken.add(slot);
    slots.set(id, slot);
  }
  return slots;
}
