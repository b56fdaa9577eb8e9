export const HOUR_MS = 3_600_000;

/** The full hour (UTC) in which a moment lies. */
export const hourOf = (moment: Date | number): Date => new Date(Math.floor(Number(moment) / HOUR_MS) * HOUR_MS);

/** The full hours from that of `from` to before `to`, oldest first. */
export function hoursBetween(from: Date, to: Date): Date[] {
  const hours: Date[] = [];
  for (let at = hourOf(from).getTime(); at < to.getTime(); at += HOUR_MS) hours.push(new Date(at));
  return hours;
}
