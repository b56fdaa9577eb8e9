import { perLanguage } from '../locale/language';
import { t } from '../locale/t';

const NOW = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In Indonesian the short forms of `Intl` would read as other units: `41 h` are days. */
const STYLE = { en: 'short', id: 'long' } as const;

const unitFormats = (unit: Unit) =>
  perLanguage((tag, language) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: STYLE[language] }));
const IN_UNITS = {
  second: unitFormats('second'),
  minute: unitFormats('minute'),
  hour: unitFormats('hour'),
  day: unitFormats('day'),
};
const agoFormat = perLanguage((tag, language) => new Intl.RelativeTimeFormat(tag, { style: STYLE[language] }));

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** In one unit; null for what is now. Clocks differ a little: the future is now. */
function passed(at: string, now: number): { value: number; unit: Unit } | null {
  const ms = now - Date.parse(at);
  if (ms < NOW) return null;
  if (ms < MINUTE) return { value: Math.floor(ms / 1000), unit: 'second' };
  if (ms < HOUR) return { value: Math.floor(ms / MINUTE), unit: 'minute' };
  if (ms < 2 * DAY) return { value: Math.floor(ms / HOUR), unit: 'hour' };
  return { value: Math.floor(ms / DAY), unit: 'day' };
}

/** For how long: `now`, `12 secs`, `3 mins`, `2 hrs`, `41 days`. */
export function elapsed(at: string, now: number): string {
  const time = passed(at, now);
  return time ? IN_UNITS[time.unit]().format(time.value) : t('time.now');
}

/** How long something takes, in one unit and rather too long than too short: `14 secs`, `3 mins`. */
export function inUnits(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 120) return IN_UNITS.second().format(seconds);
  return seconds < 7200
    ? IN_UNITS.minute().format(Math.ceil(seconds / 60))
    : IN_UNITS.hour().format(Math.ceil(seconds / 3600));
}

/** `just now`, `3 min ago` */
export function ago(at: string, now: number): string {
  const time = passed(at, now);
  return time ? agoFormat().format(-time.value, time.unit) : t('time.justNow');
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
  if (dayOf(time) === dayOf(now)) return t('time.today');
  if (dayOf(time) === dayOf(now - DAY)) return t('time.yesterday');
  return (sameYear(time, now) ? dayFormat() : dayYearFormat()).format(time);
}

/** `11:48` today, `yesterday 22:31`, else `12 Oct 09:10`, with its year unless it is this one, in the reader's own time zone. */
export function clockTime(at: string, now: number): string {
  const time = Date.parse(at);
  const clock = clockFormat().format(time);
  if (dayOf(time) === dayOf(now)) return clock;
  if (dayOf(time) === dayOf(now - DAY)) return t('time.yesterdayAt', { clock });
  return `${(sameYear(time, now) ? dateFormat() : yearFormat()).format(time)} ${clock}`;
}

/** `12:04:31` */
export const clockSeconds = (time: number): string => secondsFormat().format(time);

/** With date and zone, for tooltips. */
export const absoluteTime = (at: string): string => longFormat().format(Date.parse(at));
