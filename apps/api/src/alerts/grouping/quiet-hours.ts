import type { QuietHours } from '@nawala/contracts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The date and the time of day at a place. */
export function clockAt(zone: string, at: Date): { date: string; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const within = ({ from, to }: QuietHours, minutes: number): boolean => {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return begin < end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
};

/**
 * When the quiet hours end that `at` is in; null when it is in none. The clock of the place is asked again and again, so
 * that a night in which clocks are put forward or back ends when its clock says so.
 */
export function quietUntil(quietHours: QuietHours | null, at: Date): Date | null {
  if (!quietHours || !within(quietHours, clockAt(quietHours.zone, at).minutes)) return null;
  const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  const { minutes } = clockAt(quietHours.zone, at);
  const left = (minutesOf(quietHours.to) - minutes + DAY_MINUTES) % DAY_MINUTES;
  const guess = new Date(minute + left * MINUTE_MS);
  const off = minutesOf(quietHours.to) - clockAt(quietHours.zone, guess).minutes;
  const shift = ((off + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2;
  return new Date(Math.max(minute + MINUTE_MS, guess.getTime() + shift * MINUTE_MS));
}

/** The digest of which day is due; null: none yet today. */
export function digestDay({ time, zone }: { time: string; zone: string }, at: Date): string | null {
  const { date, minutes } = clockAt(zone, at);
  return minutes >= minutesOf(time) ? date : null;
}
