import type { NawalaDto, NawalaStatus, VantageDto } from '@nawala/contracts';
import type { Scan, ScanOutcome } from '@nawala/rules';

/** A report that was checked and waits to be recorded. */
export interface ScanJob {
  /** 24 hex digits, lower case. */
  domainId: string;
  scan: Scan;
}

/** What became of a report, once it is durable. */
export interface RecordedScan {
  domainId: string;
  domain: string;
  kind: ScanOutcome['kind'];
  /** The verdict right after this report. */
  nawala: NawalaDto;
  previousStatus: NawalaStatus;
  /** The reporting vantage's result; undefined while it has none. */
  vantage: VantageDto | undefined;
}

const WHAT_IT_MEANS: Readonly<Record<Scan['status'], string>> = {
  blocked: 'is on the block list (ada)',
  accessible: 'is not on the block list (tidak ada)',
  down: 'does not answer anybody: its verdict stays',
  inconclusive: 'could not be measured: its verdict stays',
};

/** A sentence for whoever watches the checker's log. */
export function messageFor({ domain, kind }: RecordedScan, { status, vantage }: Scan): string {
  if (kind === 'late') return `${domain}: a later report of ${vantage} is recorded already, nothing changed`;
  return `Recorded: from ${vantage}, ${domain} ${WHAT_IT_MEANS[status]}`;
}
