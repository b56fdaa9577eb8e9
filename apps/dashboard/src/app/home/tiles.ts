import type { Params } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { elapsed } from '../time/relative-time';

export interface Tile {
  label: string;
  value: string;
  /** Smaller, behind the value: `/5`. */
  of?: string;
  detail: string;
  alarming?: boolean;
  /** Where it leads: a filter of the money sites, or a place on this page. */
  queryParams?: Params;
  fragment?: string;
}

const count = (value: number): string => value.toLocaleString('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

const shareOf = (part: number, whole: number): string =>
  whole > 0 ? `${percent.format(part / whole)} of those checked` : 'none checked yet';

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
      value: count(domains.ada),
      detail: domains.ada > 0 ? shareOf(domains.ada, checked) : 'nothing on the block list',
      alarming: domains.ada > 0,
      queryParams: { status: 'ada' },
    },
    {
      label: 'Accessible',
      value: count(domains.tidakAda),
      detail: shareOf(domains.tidakAda, checked),
      queryParams: { status: 'tidak-ada' },
    },
    {
      label: 'Not measured',
      value: count(domains.unknown),
      detail: domains.unknown > 0 ? 'no verdict yet' : 'every domain has a verdict',
      queryParams: { status: 'unknown' },
    },
    {
      label: 'Paused',
      value: count(domains.paused),
      detail: 'excluded from checks',
      queryParams: { status: 'paused' },
    },
    {
      label: 'Checkers',
      value: count(reporting),
      of: `/${count(vantages.length)}`,
      detail: silence(vantages, now),
      fragment: 'checkers',
    },
  ];
}
