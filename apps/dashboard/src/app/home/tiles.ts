import type { StatsDto } from '@nawala/contracts';
import { formatCount, formatShare } from '../locale/counts';
import { t } from '../locale/t';
import type { Tile } from '../ui/tile-row';
import { elapsed } from '../time/relative-time';
import { sayChange } from './since-yesterday';
import { labelOf } from '../vantages/label-of';

const shareOf = (part: number, whole: number): string =>
  whole === 0 ? t('tile.noneChecked') : t('tile.share', { share: formatShare(part, whole) });

function silence(vantages: StatsDto['vantages'], now: number): string {
  const silent = vantages.filter(({ stale }) => stale).sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen));
  const [first] = silent;
  if (!first) return t(vantages.length > 0 ? 'tile.allReporting' : 'tile.noneReported');
  return silent.length > 1
    ? t('tile.silent', { number: silent.length })
    : t('tile.silentFor', { vantage: labelOf(first.vantage), time: elapsed(first.lastSeen, now) });
}

/** `+3 since yesterday`; null where nothing is known of yesterday, or nothing has been since. */
function compared(now: number, before: number | undefined): Pick<Tile, 'detail'> | null {
  if (before === undefined || (now === 0 && before === 0)) return null;
  return { detail: sayChange(now - before) };
}

/** The five numbers worth a glance, each with where to look next. */
export function tilesOf({ domains, vantages, yesterday }: StatsDto, now: number): Tile[] {
  const checked = domains.total - domains.paused;
  const reporting = vantages.filter(({ stale }) => !stale).length;
  return [
    {
      label: t('tile.blocked'),
      icon: 'blocked',
      tone: 'bad',
      value: formatCount(domains.ada),
      ...(compared(domains.ada, yesterday?.ada) ?? {
        detail: domains.ada > 0 ? shareOf(domains.ada, checked) : t('tile.noneBlocked'),
      }),
      alarming: domains.ada > 0,
      // Red is for blocks alone.
      worse: domains.ada > (yesterday?.ada ?? domains.ada),
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
      ...(compared(domains.unknown, yesterday?.unknown) ?? {
        detail: t(domains.unknown > 0 ? 'tile.noVerdict' : checked > 0 ? 'tile.allMeasured' : 'tile.noneChecked'),
      }),
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
