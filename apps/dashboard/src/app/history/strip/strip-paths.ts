import type { NawalaStatus } from '@nawala/contracts';

/** Units of the drawing's own: the page stretches it to the room there is. */
export const SLOT_WIDTH = 10;
export const STRIP_HEIGHT = 20;

const BAR_WIDTH = 8.2;
/** Told apart by their height too: a block stands out, a gap is a dash on the ground. */
const HEIGHTS: Record<NawalaStatus, number> = { ada: STRIP_HEIGHT, 'tidak ada': 12, unknown: 2.6 };

/** One path for all slots of a status: a list of fifty strips is not a thousand rectangles. */
export function pathsOf(slots: readonly NawalaStatus[]): Record<NawalaStatus, string> {
  const paths: Record<NawalaStatus, string> = { ada: '', 'tidak ada': '', unknown: '' };
  slots.forEach((status, index) => {
    const height = HEIGHTS[status];
    paths[status] += `M${index * SLOT_WIDTH} ${STRIP_HEIGHT - height}h${BAR_WIDTH}v${height}h-${BAR_WIDTH}z`;
  });
  return paths;
}
