import type { AvailabilityDto } from '@nawala/contracts';
import { sayNoData, sayReached } from '../../history/strip/slot-words';
import { sayChange } from '../../home/since-yesterday';
import { formatCount } from '../../locale/counts';
import { t } from '../../locale/t';
import type { Tile } from '../../ui/tile-row';

interface Counted {
  code: string;
  total: number;
  ada: number;
  tidakAda: number;
  unknown: number;
  paused: number;
}

/**
 * A brand's numbers, each with where to look next.
 * @param change how many more are blocked than yesterday, where that is known
 * @param over what the availability is of, in words
 */
export function brandTilesOf(
  { code, total, ada, tidakAda, unknown, paused }: Counted,
  change: number | undefined,
  availability: AvailabilityDto | undefined,
  over: string,
): Tile[] {
  const reached = availability && sayReached(availability);
  return [
    {
      label: t('tile.blocked'),
      icon: 'blocked',
      tone: 'bad',
      value: formatCount(ada),
      of: ` ${t('brandPage.of', { total })}`,
      detail: change === undefined ? t(ada > 0 ? 'brandPage.blockedNow' : 'tile.noneBlocked') : sayChange(change),
      alarming: ada > 0,
      worse: change !== undefined && change > 0,
      queryParams: { brand: code, status: 'ada' },
    },
    {
      label: t('tile.accessible'),
      icon: 'check',
      tone: 'ok',
      value: formatCount(tidakAda),
      detail: paused > 0 ? t('brandPage.paused', { paused }) : t('brandPage.nonePaused'),
      queryParams: { brand: code, status: 'tidak-ada' },
    },
    {
      label: t('verdict.unknown'),
      icon: 'unknown',
      tone: 'none',
      value: formatCount(unknown),
      detail: t(unknown > 0 ? 'tile.noVerdict' : total > paused ? 'tile.allMeasured' : 'tile.noneChecked'),
      queryParams: { brand: code, status: 'unknown' },
    },
    {
      label: t('brandPage.reached', { over }),
      icon: 'clock',
      tone: 'none',
      value: reached ?? '–',
      detail: availability ? t('brandPage.noData', { share: sayNoData(availability) }) : '\u00a0',
    },
  ];
}
