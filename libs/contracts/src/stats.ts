import type { BrandRef } from './brand';

export interface StatsDto {
  /** `total` counts every domain; `ada`, `tidakAda` and `unknown` count the active ones; `paused` the others. */
  domains: { total: number; ada: number; tidakAda: number; unknown: number; paused: number };
  brands: (BrandRef & { total: number; ada: number })[];
  vantages: { vantage: string; lastSeen: string; stale: boolean }[];
  /** Milliseconds after which a silent vantage, and so a verdict, no longer counts. */
  staleAfterMs: number;
  /** Enabled ones: where alerts can go, and what tells whom. */
  alerts: { channels: number; rules: number };
  generatedAt: string;
}
