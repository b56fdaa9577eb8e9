import type { Params } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { formatCount, formatShare } from '../locale/counts';
import { t } from '../locale/t';
import type { IconName } from '../ui/icons';
import { elapsed } from '../time/relative-time';

export interface Tile {
  label: string;
  icon: IconName;
  tone: 'bad' | 'ok' | 'none';
  value: string;
  /** Smaller, behind the value: `/5`. */
  of?: string;
  detail: string;
  alarming?: boolean;
  /** Where it leads: a filter of the money sites, or a place on this page. */
  queryParams?: Params;
  fragment?: string;
}

const shareOf = (part: number, whole: number): string =>
  whole === 0 ? t('tile.noneChecked') : t('tile.share', { share: formatShare(part, whole) });

function silence(vantages: StatsDto['vantages'], now: number): string {
  const silent = vantages.filter(({ stale }) => stale).sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen));
  const [first] = silent;
  if (!first) return t(vantages.length > 0 ? 'tile.allReporting' : 'tile.noneReported');
  return silent.length > 1
    ? t('tile.silent', { number: silent.length })
    : t('tile.silentFor', { vantage: first.vantage, time: elapsed(first.lastSeen, now) });
}

/** The five numbers worth a glance, each with where to look next. */
export function tilesOf({ domains, vantages }: StatsDto, now: number): Tile[] {
  const checked = domains.total - domains.paused;
  const reporting = vantages.filter(({ stale }) => !stale).length;
  return [
    {
      label: t('tile.blocked'),
      icon: 'blocked',
      tone: 'bad',
      value: formatCount(domains.ada),
      detail: domains.ada > 0 ? shareOf(domains.ada, checked) : t('tile.noneBlocked'),
      alarming: domains.ada > 0,
      queryParams: { status: 'ada' },
    },
    {
      label: t('tile.accessible'),
      icon: 'check',
      tone: 'ok',
      value: formatCount(domains.tidakAda),
      detail: shareOf(domains.tidakAda, checked),
      queryParams: { status: 'tidak-ada' },
    },
    {
      label: t('verdict.unknown'),
      icon: 'unknown',
      tone: 'none',
      value: formatCount(domains.unknown),
      detail: t(domains.unknown > 0 ? 'tile.noVerdict' : checked > 0 ? 'tile.allMeasured' : 'tile.noneChecked'),
      queryParams: { status: 'unknown' },
    },
    {
      label: t('verdict.paused'),
      icon: 'paused',
      tone: 'none',
      value: formatCount(domains.paused),
      detail: t('tile.excluded'),
      queryParams: { status: 'paused' },
    },
    {
      label: t('home.checkers'),
      icon: 'checker',
      tone: 'none',
      value: formatCount(reporting),
      of: `/${formatCount(vantages.length)}`,
      detail: silence(vantages, now),
      fragment: 'checkers',
    },
  ];
}
