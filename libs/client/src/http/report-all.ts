import { ClientError } from '../client-error';
import type { Connection } from '../options';
import { joined, MOST_REPORTS, readOutcome, type BulkOutcome } from './bulk-outcome';
import { patiently } from './patiently';
import type { ScanReport } from './report';
import { send } from './send';

/** A bulk that ended before its end: what the API has answered until then stands. */
export class BulkInterrupted extends ClientError {
  constructor(
    { message, status, problem, retryAfterMs }: ClientError,
    /** Of the reports before `answered`. */
    readonly outcome: BulkOutcome,
    /** How many of the reports have an answer: those from this index on were not taken. */
    readonly answered: number,
  ) {
    super(message, status, problem, retryAfterMs);
  }
}

/** At most 1,000 at once: `POST /api/urls/bulk-update`. */
export const reportPortion = (
  connection: Connection,
  updates: readonly ScanReport[],
  signal?: AbortSignal,
): Promise<BulkOutcome> =>
  patiently(
    connection.retries,
    () => send(connection, 'api/urls/bulk-update', { method: 'POST', body: { updates }, signal }, readOutcome),
    signal,
  );

const isTooLarge = (error: unknown): boolean => error instanceof ClientError && error.status === 413;

/**
 * Any number of reports, in portions that the API takes, one after the other. What the API refuses is in `errors`; it
 * holds up nothing.
 *
 * @throws BulkInterrupted when the API stops answering, or will not have any of them
 */
export async function reportAll(
  connection: Connection,
  updates: readonly ScanReport[],
  signal?: AbortSignal,
): Promise<BulkOutcome> {
  let outcome: BulkOutcome = { success: 0, failed: 0, errors: [] };
  let size: number = MOST_REPORTS;
  for (let answered = 0; answered < updates.length;) {
    const portion = updates.slice(answered, answered + size);
    try {
      outcome = joined(outcome, await reportPortion(connection, portion, signal), answered);
      answered += portion.length;
    } catch (error) {
      if (isTooLarge(error) && portion.length > 1) size = Math.ceil(portion.length / 2);
      else throw error instanceof ClientError ? new BulkInterrupted(error, outcome, answered) : error;
    }
  }
  return outcome;
}
