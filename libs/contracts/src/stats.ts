import type { BrandRef } from './brand';

/** `total` counts every domain; `ada`, `tidakAda` and `unknown` count the active ones; `paused` the others. */
export interface DomainTotals {
  total: number;
  ada: number;
  tidakAda: number;
  unknown: number;
  paused: number;
}

export interface StatsDto {
  domains: DomainTotals;
  brands: (BrandRef & DomainTotals)[];
  /** By name; `label` is what people read. */
  vantages: { vantage: string; label: string; lastSeen: string; stale: boolean }[];
  /** Milliseconds after which a silent vantage, and so a verdict, no longer counts. */
  staleAfterMs: number;
  /** How many there were 24 hours ago; at most a minute old. */
  yesterday: { ada: number; tidakAda: number; unknown: number };
  /** Enabled ones: where alerts can go, and what tells whom. */
  alerts: { channels: number; rules: number };
  /** Whether checkers must have a key. */
  checkerAuth: 'public' | 'key';
  /** Who may have names measured that are not watched. */
  adhocChecks: 'admins' | 'all';
  /** Whether others than the API’s own machine may report verdicts without one. */
  openToNetwork: boolean;
  generatedAt: string;
}
