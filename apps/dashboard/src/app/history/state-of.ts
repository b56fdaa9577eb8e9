import type { StatsHistoryDto } from '@nawala/contracts';
import type { KeptResource } from '../live/kept-resource';
import { type Chart, isMeasured } from './chart/chart';

/** One interval alone is a number, not a course. */
const isYoung = ({ times }: Chart): boolean => times.length < 2;

export type ChartState = 'loading' | 'failed' | 'nothing' | 'young' | 'drawn';

/** What there is to show: numbers, or why there are none. */
export function stateOf({ value, failed }: KeptResource<StatsHistoryDto>, chart: Chart | undefined): ChartState {
  const history = value();
  if (!history) return failed() ? 'failed' : 'loading';
  if (!isMeasured(history)) return 'nothing';
  return chart && isYoung(chart) ? 'young' : 'drawn';
}
