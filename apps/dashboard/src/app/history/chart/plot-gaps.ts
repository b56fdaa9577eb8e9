import type uPlot from 'uplot';
import { type Chart } from './chart';
import { gapSpans } from './scales';

const TILE_PX = 6;

/** Diagonal lines, as on a map of what nobody has been to. */
function hatching(ctx: CanvasRenderingContext2D, ground: string, line: string): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = tile.height = TILE_PX * devicePixelRatio;
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.scale(devicePixelRatio, devicePixelRatio);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, TILE_PX, TILE_PX);
  pen.strokeStyle = line;
  pen.globalAlpha = 0.55;
  pen.beginPath();
  for (const shift of [-TILE_PX, 0, TILE_PX]) {
    pen.moveTo(shift, TILE_PX);
    pen.lineTo(shift + TILE_PX, 0);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat');
}

/** Draws where nobody measured, beneath everything else: no data is never to be taken for "nothing blocked". */
export function drawGaps({ ctx, bbox, valToPos }: uPlot, chart: Chart, ground: string, line: string): void {
  const spans = gapSpans(chart);
  const pattern = spans.length > 0 ? hatching(ctx, ground, line) : null;
  if (!pattern) return;
  ctx.save();
  ctx.fillStyle = pattern;
  for (const [from, to] of spans) {
    const [left, right] = [from, to].map((time) => {
      const x = valToPos(time, 'x', true);
      return Math.max(bbox.left, Math.min(x, bbox.left + bbox.width));
    });
    ctx.fillRect(left!, bbox.top, right! - left!, bbox.height);
  }
  ctx.restore();
}
