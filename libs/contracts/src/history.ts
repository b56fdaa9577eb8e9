import type { BrandRef } from './brand';
import type { NawalaStatus } from './statuses';

/** What one point of a chart stands for. A day has 24 hours from where the range begins, in any zone. */
export const HISTORY_INTERVALS = ['hour', 'day'] as const;
export type HistoryInterval = (typeof HISTORY_INTERVALS)[number];

/**
 * Shares of the time from `from` to `to`, from 0 to 1, together 1. `unknown`: nobody measured, or nothing was watched,
 * paused or not there yet.
 */
export interface AvailabilityDto {
  from: string;
  to: string;
  ada: number;
  tidakAda: number;
  unknown: number;
}

/** Counts at the end of one interval, and what changed within it. */
export interface HistoryPointDto {
  /** When the interval began; the last one may still be going on. */
  at: string;
  ada: number;
  tidakAda: number;
  unknown: number;
  paused: number;
  /** Domains that became `ada`: that one is seen again after nobody measured is not counted. */
  blocked: number;
  /** Domains that went from `ada` to `tidak ada`, whether or not nobody measured in between. */
  unblocked: number;
  /** False: no checker reported anything. The counts are then what was known before, and no measurement. */
  measured: boolean;
}

export interface HistorySeriesDto {
  /** Null: of all brands together. */
  brand: BrandRef | null;
  /** As many as the answer's own, at the same times. */
  points: HistoryPointDto[];
  availability: AvailabilityDto;
}

/** What was counted over time. */
export interface StatsHistoryDto {
  interval: HistoryInterval;
  /** One brand's, the largest brands' apart (most `ada` first, then most domains), or the whole's alone. */
  series: HistorySeriesDto[];
  /** The whole: of all brands together, or of the one that was asked for. */
  points: HistoryPointDto[];
}

/** The worst status of each slot, oldest first: `ada`, then `unknown`, then `tidak ada`. */
export interface StripDto {
  domainId: string;
  /** Left out: the verdict of the whole. */
  vantage?: string;
  slots: NawalaStatus[];
  availability: AvailabilityDto;
}

/** Domains that do not exist are left out. */
export interface StripsDto {
  items: StripDto[];
}
