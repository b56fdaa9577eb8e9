import type { HistoryPointDto, StatsHistoryDto } from '@nawala/contracts';

const isEmpty = ({ ada, tidakAda, unknown, paused, measured }: HistoryPointDto): boolean =>
  !measured && ada + tidakAda + unknown + paused === 0;

/**
 * A history from where it begins: what was before there was anything to watch is no gap. Where there was, and nobody measured,
 * it is one and stays.
 */
export function fromFirst(history: StatsHistoryDto): StatsHistoryDto {
  const { series, points } = history;
  const first = points.findIndex((point) => !isEmpty(point));
  if (first <= 0) return history;
  return {
    ...history,
    points: points.slice(first),
    series: series.map((one) => ({ ...one, points: one.points.slice(first) })),
  };
}
