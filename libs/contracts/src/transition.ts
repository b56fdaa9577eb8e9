import type { NawalaStatus, ScanMethod } from './statuses';

/** One change of one vantage's result; `nawala` says what it did to the verdict of the whole. */
export interface TransitionDto {
  id: string;
  /** The scan that made the difference: what a pushed verdict calls `nawala.blockedId`. */
  scanId: string;
  domainId: string;
  domain: string;
  brandId: string;
  vantage: string;
  from: NawalaStatus;
  to: NawalaStatus;
  nawala: { from: NawalaStatus; to: NawalaStatus };
  /** When the checker saw it. */
  at: string;
  /** When the server recorded it: what `since` and `before` compare with, so that late reports are not missed. */
  recordedAt: string;
  method: ScanMethod | null;
  reason: string | null;
  confirmed: boolean;
}

export interface DomainHistoryDto {
  transitions: TransitionDto[];
  vantages: string[];
}
