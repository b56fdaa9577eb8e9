import type { NawalaStatus, NawalaUpdated, ScanMethod, TransitionDto } from '@nawala/contracts';

/** A domain's verdict changed. */
export interface VerdictChange {
  domainId: string;
  domain: string;
  brandId: string;
  from: NawalaStatus;
  to: NawalaStatus;
  /** The scan that made the difference. */
  scanId: string;
  /** Whose scan it was. */
  vantage: string;
  /** When the checker saw it. ISO 8601 UTC. */
  at: string;
  method: ScanMethod | null;
  reason: string | null;
  /** A known block page, not only an anomaly. */
  confirmed: boolean;
  /** Happened while nothing stood between the API and us, and was asked for afterwards. */
  caughtUp: boolean;
}

/** Undefined for an update that leaves the verdict as it was. Pure. */
export function changeOfUpdate(update: NawalaUpdated): VerdictChange | undefined {
  const { domainId, domain, brandId, nawala, previousStatus, vantage } = update;
  if (nawala.status === previousStatus || nawala.blockedId === null) return undefined;
  return {
    domainId,
    domain,
    brandId,
    from: previousStatus,
    to: nawala.status,
    scanId: nawala.blockedId,
    vantage: vantage.vantage,
    at: nawala.since ?? nawala.lastChecked ?? '',
    method: nawala.method,
    reason: nawala.reason,
    confirmed: nawala.confirmed,
    caughtUp: false,
  };
}

/** Undefined for a row that tells of one vantage alone, or of an edit. Pure. */
export function changeOfRow(row: TransitionDto): VerdictChange | undefined {
  const { domainId, domain, brandId, nawala, scanId, vantage, at, method, reason, confirmed } = row;
  if (scanId === null || nawala.from === nawala.to) return undefined;
  const { from, to } = nawala;
  return { domainId, domain, brandId, from, to, scanId, vantage, at, method, reason, confirmed, caughtUp: true };
}
