import type { AlertLanguage } from '@nawala/contracts';
import { WORDS } from './words';

const LOCALES = { en: 'en-GB', id: 'id-ID' } as const satisfies Record<AlertLanguage, string>;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formats.set(key, made);
  return made;
}

const partsOf = (locale: string, zone: string, at: Date): Record<string, string> =>
  Object.fromEntries(
    formatOf(locale, zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** Indonesia's zones have names that English locales do not know. */
function zoneName(language: AlertLanguage, zone: string, at: Date): string {
  const local = partsOf(LOCALES.id, zone, at)['timeZoneName'] ?? '';
  return /^WI(B|TA|T)$/.test(local) ? local : (partsOf(LOCALES[language], zone, at)['timeZoneName'] ?? '');
}

/** `26 Nov 11:48 WIB`, at the clock of the zone. */
export function sayTime(language: AlertLanguage, zone: string, iso: string): string {
  const at = new Date(iso);
  const { day, month, hour, minute } = partsOf(LOCALES[language], zone, at);
  return `${day} ${month} ${hour}:${minute} ${zoneName(language, zone, at)}`;
}

export const sayNumber = (language: AlertLanguage, number: number): string =>
  new Intl.NumberFormat(LOCALES[language]).format(number);

const SIZES = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** The two largest units: `2 h 5 min`, `3 d 4 h`, `12 s`. */
export function sayDuration(language: AlertLanguage, ms: number): string {
  let rest = Math.max(1, Math.round(ms / 1000));
  const parts: string[] = [];
  for (const [unit, size] of SIZES) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${WORDS[language].units[unit]}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}
