import type { BrandRef } from './brand';
import type { ReasonParams } from './reason-params';
import type { NawalaStatus, ScanMethod, UptimeStatus } from './statuses';

/** The verdict that all fresh vantages together support. Times are ISO 8601 UTC. */
export interface NawalaDto {
  status: NawalaStatus;
  /** Id of the scan behind the verdict, `scan_<epoch ms>…`; null when never checked. */
  blockedId: string | null;
  lastChecked: string | null;
  /** The last time any checker tried, also when nothing was learnt. */
  lastAttempt: string | null;
  /** When `status` last changed. */
  since: string | null;
  method: ScanMethod | null;
  reason: string | null;
  /** The reason without a language, where the checker gave one: `sayReason` in `@nawala/rules/reasons` says it. */
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  /** A known block page, not only an anomaly. */
  confirmed: boolean;
}

/** The current result of one vantage. */
export interface VantageDto {
  vantage: string;
  status: NawalaStatus;
  method: ScanMethod | null;
  reason: string | null;
  /** The reason without a language, where the checker gave one: `sayReason` in `@nawala/rules/reasons` says it. */
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
  lastChecked: string | null;
  since: string | null;
}

/** Whether the site answers at all: blocked is not down, and down is not blocked. */
export interface UptimeDto {
  status: UptimeStatus;
  lastChecked: string | null;
}

export interface DomainDto {
  id: string;
  /** Host name in punycode, with its optional path. */
  domain: string;
  /** The same in Unicode where that is safe to show: no label mixes scripts. */
  displayName: string;
  brand: BrandRef;
  note: string;
  tags: string[];
  active: boolean;
  nawala: NawalaDto;
  vantages: VantageDto[];
  uptime: UptimeDto;
  createdBy: string | null;
  updatedBy: string | null;
  createdAt: string;
  updatedAt: string;
}
