import { perLanguage } from '../locale/language';

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
const clockFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }));
const dateFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));
const yearFormat = perLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' }),
);
const dayFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long' }));
const dayYearFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long' }));
const longFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'long' }));
const secondsFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { timeStyle: 'medium' }));

const sameYear = (one: number, other: number): boolean => new Date(one).getFullYear() === new Date(other).getFullYear();

/** `11:48`, where the day is said beside it. */
export const timeOfDay = (at: string): string => clockFormat().format(Date.parse(at));

/** `Today`, `Yesterday`, else `12 October`, with its year unless it is this one. */
export function dayName(at: string, now: number): string {
  const time = Date.parse(at);
  if (dayOf(time) === dayOf(now)) return 'Today';
  if (dayOf(time) === dayOf(now - DAY)) return 'Yesterday';
  return (sameYear(time, now) ? dayFormat() : dayYearFormat()).format(time);
}

/** `11:48` today, `yesterday 22:31`, else `12 Oct 09:10`, with its year unless it is this one, in the reader's own time zone. */
export function clockTime(at: string, now: number): string {
  const time = Date.parse(at);
  const clock = clockFormat().format(time);
  if (dayOf(time) === dayOf(now)) return clock;
  if (dayOf(time) === dayOf(now - DAY)) return `yesterday ${clock}`;
  return `${(sameYear(time, now) ? dateFormat() : yearFormat()).format(time)} ${clock}`;
}

/** `12:04:31` */
export const clockSeconds = (time: number): string => secondsFormat().format(time);

/** With date and zone, for tooltips. */
export const absoluteTime = (at: string): string => longFormat().format(Date.parse(at));
