const GAP_PX = 6;
const EDGE_PX = 8;

/** Where a box of this size goes, in pixels of the screen: above the middle of what it is about, and never off the screen. */
export function placeAbove(
  about: { left: number; right: number; top: number; bottom: number },
  box: { width: number; height: number },
  screenWidth: number,
): { left: number; top: number } {
  const middle = (about.left + about.right) / 2 - box.width / 2;
  const left = Math.max(EDGE_PX, Math.min(middle, screenWidth - box.width - EDGE_PX));
  const above = about.top - box.height - GAP_PX;
  return { left, top: above < EDGE_PX ? about.bottom + GAP_PX : above };
}
