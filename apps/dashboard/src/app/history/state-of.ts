import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { isMeasured } from './chart/chart';

/** What there is to show: numbers, or why there are none. */
export function stateOf({ value, failed }: KeptResource<StatsHistoryDto>): 'loading' | 'failed' | 'nothing' | 'drawn' {
  const history = value();
  if (history) return isMeasured(history) ? 'drawn' : 'nothing';
  return failed() ? 'failed' : 'loading';
}
