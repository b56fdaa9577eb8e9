const WIDTH = 240;
const TOP = 2;
const GROUND = 22;

/** Points of a line in a box of 240 × 24, from nothing on its ground to the most on its top; one value is a level line. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(...values, 1);
  const line = values.length === 1 ? [values[0]!, values[0]!] : values;
  return line
    .map((value, index) => {
      const [x, y] = [(index * WIDTH) / (line.length - 1), GROUND - (value / most) * (GROUND - TOP)];
      return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
    })
    .join(' ');
}
