import { httpResource } from '@angular/common/http';
import { Service, type Signal } from '@angular/core';
import type { HistoryInterval, StatsHistoryDto, StripsDto } from '@nawala/contracts';

export interface HistoryRead {
  /** Milliseconds since the epoch. */
  from: number;
  to?: number;
  interval: HistoryInterval;
  /** A brand's id; empty: all of them, each of the largest apart. */
  brand?: string;
}

export interface StripsRead {
  ids: readonly string[];
  hours: number;
  slots: number;
  byVantage?: boolean;
}

/** Brands that a chart tells apart; more would be more colours than anybody does. */
const MOST_BRANDS = 5;

/** Reads of what was, to be called where a component or service is made. Ask for nothing while `read` is undefined. */
@Service()
export class HistoryApi {
  stats(read: Signal<HistoryRead | undefined>) {
    return httpResource<StatsHistoryDto>(() => {
      const wanted = read();
      if (!wanted) return undefined;
      const { from, to, interval, brand } = wanted;
      const params = {
        from: new Date(from).toISOString(),
        ...(to !== undefined && { to: new Date(to).toISOString() }),
        interval,
        ...(brand ? { brand } : { by: 'brand', top: MOST_BRANDS }),
      };
      return { url: '/api/stats/history', params };
    });
  }

  strips(read: Signal<StripsRead | undefined>) {
    return httpResource<StripsDto>(() => {
      const wanted = read();
      if (!wanted || wanted.ids.length === 0) return undefined;
      const { ids, hours, slots, byVantage } = wanted;
      const params = { ids: ids.join(','), hours, slots, ...(byVantage && { by: 'vantage' }) };
      return { url: '/api/domains/strips', params };
    });
  }
}
