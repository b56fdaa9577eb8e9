import { type ForgottenVantage, isForgetting } from '@nawala/rules';
import type { OutboxTicket } from '../../domains/history-row';
import type { MonitoredDomain, Recording } from '../../domains/scans.repository';
import { nextWriteIds, rowsOf, type WriteId } from '../scan-plan';

/** What a domain is without a vantage. */
export interface Forgetting {
  domain: MonitoredDomain;
  applied: ForgottenVantage;
}

/** As something to write. Incidents follow the row that says so: some end by it. */
export function planForgetting(
  { domain, applied: { state, transitions } }: Forgetting,
  now: Date,
  writeId: WriteId,
  outbox: OutboxTicket,
): { recording: Recording } {
  const rows = rowsOf(domain, transitions, now).map((row) =>
    isForgetting(row) ? { ...row, due: row.recordedAt } : row,
  );
  const writeIds = nextWriteIds(domain.writeIds, writeId);
  return { recording: { domain, state, writeIds, transitions: rows, outbox } };
}
