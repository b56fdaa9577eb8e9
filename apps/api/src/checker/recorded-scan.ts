import type { NawalaDto, NawalaStatus, VantageDto } from '@nawala/contracts';
import type { Scan } from '@nawala/rules';
import type { PlannedOutcome } from './scan-plan';

/** A report that was checked and waits to be recorded. */
export interface ScanJob {
  /** 24 hex digits, lower case. */
  domainId: string;
  scan: Scan;
  /** Whether a key vouches for who reports: of names that anybody may use, only so many are kept. */
  keyed?: boolean;
}

/** What became of a report, once it is durable. */
export interface RecordedScan {
  domainId: string;
  domain: string;
  brandId: string;
  kind: PlannedOutcome['kind'];
  /** The verdict right after this report. */
  nawala: NawalaDto;
  previousStatus: NawalaStatus;
  /** The reporting vantage's result; undefined while it has none. */
  vantage: VantageDto | undefined;
}

const WHAT_WAS_SEEN: Readonly<Record<Scan['status'], string>> = {
  blocked: 'saw it on the block list',
  accessible: 'did not see it on the block list',
  down: 'saw that it answers nobody',
  inconclusive: 'could not measure it',
};

/** A sentence for whoever watches the checker's log: what became of the report, and the verdict that stands. */
export function messageFor({ domain, kind, nawala }: RecordedScan, { status, vantage, checkedAt }: Scan): string {
  const seen = `${vantage} ${WHAT_WAS_SEEN[status]}`;
  const when = checkedAt.toISOString();
  const told: Readonly<Record<RecordedScan['kind'], string>> = {
    verdict: `recorded that ${seen}`,
    attempt: `recorded that ${seen}`,
    stale: `${seen} at ${when}, which is too old to count`,
    late: `nothing changed, a later result of ${vantage} than that of ${when} is recorded already`,
    former: `nothing changed, at ${when} the domain had another name`,
    paused: 'nothing changed, the domain is paused',
  };
  return `${domain}: ${told[kind]}; the verdict is “${nawala.status}”`;
}
