import type { Params } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { formatCount, formatShare } from '../locale/counts';
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
  whole === 0 ? 'none checked yet' : `${formatShare(part, whole)} of those checked`;

function silence(vantages: StatsDto['vantages'], now: number): string {
  const silent = vantages.filter(({ stale }) => stale).sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen));
  const [first] = silent;
  if (!first) return vantages.length > 0 ? 'all reporting' : 'none has reported yet';
  return silent.length > 1 ? `${silent.length} silent` : `${first.vantage} silent for ${elapsed(first.lastSeen, now)}`;
}

/** The five numbers worth a glance, each with where to look next. */
export function tilesOf({ domains, vantages }: StatsDto, now: number): Tile[] {
  const checked = domains.total - domains.paused;
  const reporting = vantages.filter(({ stale }) => !stale).length;
  return [
    {
      label: 'Blocked',
      icon: 'blocked',
      tone: 'bad',
      value: formatCount(domains.ada),
      detail: domains.ada > 0 ? shareOf(domains.ada, checked) : 'nothing on the block list',
      alarming: domains.ada > 0,
      queryParams: { status: 'ada' },
    },
    {
      label: 'Accessible',
      icon: 'check',
      tone: 'ok',
      value: formatCount(domains.tidakAda),
      detail: shareOf(domains.tidakAda, checked),
      queryParams: { status: 'tidak-ada' },
    },
    {
      label: 'Not measured',
      icon: 'unknown',
      tone: 'none',
      value: formatCount(domains.unknown),
      detail: domains.unknown > 0 ? 'no verdict yet' : checked > 0 ? 'all have a verdict' : 'none checked yet',
      queryParams: { status: 'unknown' },
    },
    {
      label: 'Paused',
      icon: 'paused',
      tone: 'none',
      value: formatCount(domains.paused),
      detail: 'excluded from checks',
      queryParams: { status: 'paused' },
    },
    {
      label: 'Checkers',
      icon: 'checker',
      tone: 'none',
      value: formatCount(reporting),
      of: `/${formatCount(vantages.length)}`,
      detail: silence(vantages, now),
      fragment: 'checkers',
    },
  ];
}
