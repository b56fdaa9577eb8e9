import type { HistoryPointDto, StatsHistoryDto } from '@nawala/contracts';
import { describeGrounds } from '../../domains/grounds';
import { sayNoData, sayReached } from '../../history/strip/slot-words';
import { formatList } from '../../locale/counts';
import { perLanguage } from '../../locale/language';
import { t } from '../../locale/t';
import { elapsed, inUnits } from '../../time/relative-time';
import { labelOf } from '../../vantages/label-of';
import type { Block, NetworkSum, Report } from './report';

const dates = perLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
);

const iso = (time: number): string => new Date(time).toISOString();
/** Less than a minute is so many seconds, however few: nothing that is over is "now". */
export function sayLength(ms: number): string {
  if (ms <= 0) return '–';
  return ms < 60_000 ? inUnits(ms) : elapsed(iso(0), ms);
}

export interface BlockWords {
  domainId: string;
  domain: string;
  from: string;
  to: string;
  long: string;
  networks: string;
  why: string;
}

/** One line of the report. */
export function sayBlock({ domainId, displayName, from, to, begun, ended, networks, row }: Block): BlockWords {
  const grounds = row && (describeGrounds(row) ?? t('change.listed'));
  return {
    domainId,
    domain: displayName,
    from: begun ? dates().format(from) : t('monthReport.before'),
    to: ended ? dates().format(to) : t('monthReport.after'),
    long: sayLength(to - from),
    networks: formatList(networks.map(labelOf)),
    why: grounds ? (row.confirmed ? t('timeline.confirmed', { seen: grounds }) : grounds) : '',
  };
}

const sumOf = (points: readonly HistoryPointDto[], count: (point: HistoryPointDto) => number): number =>
  points.reduce((sum, point) => sum + count(point), 0);

/** The numbers on top. */
export function figuresOf({ domains, blocks, blockedMs }: Report, { series, points }: StatsHistoryDto) {
  const availability = series[0]?.availability;
  return {
    blocks: blocks.length,
    domains,
    long: sayLength(blockedMs),
    reached: (availability && sayReached(availability)) ?? '–',
    noData: availability ? sayNoData(availability) : '–',
    blocked: sumOf(points, ({ blocked }) => blocked),
    freed: sumOf(points, ({ unblocked }) => unblocked),
  };
}

/** The report for a spreadsheet: each block a line, times in ISO 8601, lengths in hours; in the reader's language. */
export function tableOf({ blocks, networks }: Pick<Report, 'blocks' | 'networks'>): (string | number)[][] {
  const rounded = (ms: number) => Math.round(ms / 36_000) / 100;
  const yesOrNo = (is: boolean) => t(is ? 'monthReport.yes' : 'monthReport.no');
  return [
    [
      t('domain.domain'),
      t('overTime.from'),
      t('overTime.to'),
      t('monthReport.beganEarlier'),
      t('monthReport.after'),
      t('monthReport.hours'),
      t('heading.vantages'),
      t('detail.how'),
      t('heading.confirmed'),
    ],
    ...blocks.map(({ displayName, from, to, begun, ended, networks, row }) => [
      displayName,
      iso(from),
      iso(to),
      yesOrNo(!begun),
      yesOrNo(!ended),
      rounded(to - from),
      networks.map(labelOf).join(', '),
      row ? (describeGrounds(row) ?? '') : '',
      row ? yesOrNo(row.confirmed) : '',
    ]),
    [],
    [t('changes.network'), t('monthReport.domains'), t('monthReport.hours')],
    ...networks.map(({ vantage, domains, blockedMs }: NetworkSum) => [labelOf(vantage), domains, rounded(blockedMs)]),
  ];
}
