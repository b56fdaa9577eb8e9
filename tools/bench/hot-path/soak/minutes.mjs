import { percentile, slope } from '../samples.mjs';

const lowest = (samples, of) => Math.min(...samples.map(of));

/** A minute of samples as one row: memory at its lowest, since garbage is collected when it is, not when we look. */
export const minuteOf = (samples, { loop, core }, { took, acknowledged, errors }) => ({
  rss: lowest(samples, ({ rss }) => rss),
  heap: lowest(samples, ({ heapUsed }) => heapUsed),
  database: lowest(samples, ({ database }) => database),
  loop,
  core,
  acknowledged,
  errors,
  p50: percentile(took, 0.5),
  p99: percentile(took, 0.99),
});

/** Bytes an hour by which a figure grew over the last three quarters; undefined when that is less than two minutes. */
export const growthOf = (minutes, of) =>
  slope(minutes.map((minute, x) => ({ x: x / 60, y: of(minute) })).slice(Math.floor(minutes.length / 4)));
