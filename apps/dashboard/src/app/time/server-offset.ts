/** How far the server's time is ahead of a clock that only ever runs on: between the two, in milliseconds. */
export interface Offset {
  least: number;
  most: number;
}

const SECOND = 1_000;

/**
 * What one answer tells. Its `Date` is the second in which it was made, some time after it was asked for and before it
 * was there.
 */
export const offsetOf = (answer: { date: number; sent: number; received: number }): Offset => ({
  least: answer.date - answer.received,
  most: answer.date + SECOND - answer.sent,
});

/** Every answer narrows it down, until one contradicts: then the machine has slept, or the server's clock was set. */
export function narrowed(known: Offset | null, seen: Offset): Offset {
  if (!known) return seen;
  const both = { least: Math.max(known.least, seen.least), most: Math.min(known.most, seen.most) };
  return both.least <= both.most ? both : seen;
}

export const shifted = ({ least, most }: Offset, by: number): Offset => ({ least: least + by, most: most + by });

export const middleOf = ({ least, most }: Offset): number => (least + most) / 2;
