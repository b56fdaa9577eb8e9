import { formatCount, formatList } from '../../locale/counts';
import { perLanguage } from '../../locale/language';
import { t } from '../../locale/t';
import { saySpan } from '../strip/slot-words';
import { type Chart, stepOf, totalAt } from './chart';

const days = perLanguage((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));
const midnights = perLanguage((tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric' }));
const clocks = perLanguage((tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }));

/** Beneath the drawing: `28 Oct`, `today`, `Fri 20`, `14:00`. */
export function sayTick({ interval, times }: Pick<Chart, 'interval' | 'times'>, time: number): string {
  if (interval === 'day') return time === times.at(-1) ? t('history.today') : days().format(time);
  return new Date(time).getHours() === 0 ? midnights().format(time) : clocks().format(time);
}

/** Which interval: the last one goes on yet. */
export function sayWhen({ kind, interval, times }: Omit<Chart, 'series'>, index: number): string {
  const time = times[index]!;
  if (index < times.length - 1) return saySpan(time, time + stepOf({ interval }));
  if (interval === 'day') return t('history.today');
  return t(kind === 'flow' ? 'history.thisHour' : 'history.now');
}

export function sayBlocked(chart: Chart, index: number): string {
  const [when, blocked] = [sayWhen(chart, index), totalAt(chart, index)];
  return blocked === null ? t('history.noDataAt', { when }) : t('history.blockedAt', { when, blocked });
}

/** The same with each brand's share, for who does not see the drawing. */
export function sayShares(chart: Chart, index: number): string {
  const said = sayBlocked(chart, index);
  const shares = chart.series.flatMap(({ name, values }) => {
    const value = values[index];
    return value ? `${name} ${formatCount(value)}` : [];
  });
  return shares.length > 0 && chart.series.length > 1 ? t('history.with', { said, shares: formatList(shares) }) : said;
}

export function sayFlow(chart: Chart, index: number): string {
  const when = sayWhen(chart, index);
  const [blocked, freed] = chart.series.map(({ values }) => values[index] ?? null);
  return blocked == null || freed == null
    ? t('history.noDataAt', { when })
    : t('history.flowAt', { when, blocked, freed });
}
