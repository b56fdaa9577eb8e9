import type { AvailabilityDto, NawalaStatus, StripDto } from '@nawala/contracts';
import { formatShare } from '../../locale/counts';
import { perLanguage } from '../../locale/language';
import { t } from '../../locale/t';

const DAY_MS = 86_400_000;

const hours = perLanguage(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
const days = perLanguage((tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' }));

/** `Sun 22 Nov, 12:00 – 14:00`; of whole days their names alone. Milliseconds since the epoch. */
export const saySpan = (from: number, to: number): string =>
  to - from >= DAY_MS ? days().formatRange(from, to - 1) : hours().formatRange(from, to);

/** What was said of a time: a gap is no verdict, but the want of one. */
export const sayStatus = (status: NawalaStatus): string =>
  status === 'unknown' ? t('strip.noData') : t(`verdict.${status}`);

/** When slot `index` of a strip was, in milliseconds since the epoch. */
export function spanOf({ slots, availability }: StripDto, index: number): { from: number; to: number } {
  const [from, to] = [Date.parse(availability.from), Date.parse(availability.to)];
  const width = (to - from) / slots.length;
  return { from: from + index * width, to: from + (index + 1) * width };
}

export function saySlot(strip: StripDto, index: number): string {
  const { from, to } = spanOf(strip, index);
  return t('strip.slot', { time: saySpan(from, to), what: sayStatus(strip.slots[index]!) });
}

/** Everything at once, for who cannot see it. */
export function saySummary(name: string, slots: readonly NawalaStatus[]): string {
  const count = (status: NawalaStatus) => slots.filter((slot) => slot === status).length;
  return t('strip.summary', { name, slots: slots.length, blocked: count('ada'), gaps: count('unknown') });
}

/** Of the time that was measured; null where nothing was. */
export function sayReached({ ada, tidakAda }: AvailabilityDto): string | null {
  return ada + tidakAda > 0 ? formatShare(tidakAda, ada + tidakAda) : null;
}

export const sayNoData = ({ unknown }: AvailabilityDto): string => formatShare(unknown, 1);
