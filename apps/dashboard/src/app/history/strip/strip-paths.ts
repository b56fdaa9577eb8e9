import type { NawalaStatus } from '@nawala/contracts';

/** Units of the drawing's own: the page stretches it to the room there is. */
export const SLOT_WIDTH = 10;
export const STRIP_HEIGHT = 20;

const BAR_WIDTH = 8.2;
/** Told apart by their height too: a block stands out, a gap is a dash on the ground. */
const BARS = [
  { status: 'ada', look: 'ada', height: STRIP_HEIGHT },
  { status: 'tidak ada', look: 'reached', height: 12 },
  { status: 'unknown', look: 'gap', height: 2.6 },
] as const satisfies { status: NawalaStatus; look: string; height: number }[];

/** One path for all slots of a status, none for a status that has none: a list of strips is not a thousand rectangles. */
export const pathsOf = (slots: readonly NawalaStatus[]): { look: string; d: string }[] =>
  BARS.flatMap(({ status, look, height }) => {
    const bar = (index: number) =>
      `M${index * SLOT_WIDTH} ${STRIP_HEIGHT - height}h${BAR_WIDTH}v${height}h-${BAR_WIDTH}z`;
    const d = slots.map((slot, index) => (slot === status ? bar(index) : '')).join('');
    return d ? { look, d } : [];
  });
