import { TIME_STYLE } from '../locale/locale';

const NOW = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in one short unit: `now`, `12 s`, `3 min`, `2 h`, `41 d`. Clocks differ a little: the future is `now`. */
export function elapsed(at: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(at));
  if (ms < NOW) return 'now';
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

export function ago(at: string, now: number): string {
  const time = elapsed(at, now);
  return time === 'now' ? 'just now' : `${time} ago`;
}

const dayOf = (time: number): string => new Date(time).toDateString();
const clockFormat = new Intl.DateTimeFormat(TIME_STYLE, { hour: '2-digit', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat(TIME_STYLE, { day: 'numeric', month: 'short' });
const longFormat = new Intl.DateTimeFormat(TIME_STYLE, { dateStyle: 'medium', timeStyle: 'long' });
const secondsFormat = new Intl.DateTimeFormat(TIME_STYLE, { timeStyle: 'medium' });

/** `11:48` today, `yesterday 22:31`, else `12 Oct 09:10`, in the reader's own time zone. */
export function clockTime(at: string, now: number): string {
  const time = Date.parse(at);
  const clock = clockFormat.format(time);
  if (dayOf(time) === dayOf(now)) return clock;
  return dayOf(time) === dayOf(now - DAY) ? `yesterday ${clock}` : `${dateFormat.format(time)} ${clock}`;
}

/** `12:04:31` */
export const clockSeconds = (time: number): string => secondsFormat.format(time);

/** With date and zone, for tooltips. */
export const absoluteTime = (at: string): string => longFormat.format(Date.parse(at));
