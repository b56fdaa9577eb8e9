export const sorted = (values) => [...values].sort((a, b) => a - b);

/** The smallest value that `share` (0 to 1) of them do not exceed. */
export const percentile = (values, share) => sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)];

export const median = (values) => percentile(values, 0.5);

/** The median over several runs of one percentile of each. */
export const typical = (runs, share) => median(runs.map((values) => percentile(values, share)));

/** By how much `y` grows per `x`, by least squares; undefined of fewer than two points. */
export function slope(points) {
  if (points.length < 2) return undefined;
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}
