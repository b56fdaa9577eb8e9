import type { Progress, Report } from '@nawala/probe';
import type { Console } from '../console';

/** What says nothing that another line does not say as well. */
const UNTOLD: ReadonlySet<Progress['kind']> = new Set(['round-started', 'reported', 'examined']);

/**
 * One JSON line per verdict on standard output; everything else that is worth knowing, a summary of each round included, on
 * standard error.
 */
export const jsonReport =
  ({ out, err }: Console): Report =>
  (progress) => {
    if (progress.kind === 'checked') {
      const { url, vantage, result } = progress;
      const { status, method, reason, confirmed, checkedAt, durationMs } = result;
      const line = {
        checkedAt,
        id: url.id,
        domain: url.Domain,
        vantage,
        status,
        method,
        reason,
        confirmed,
        durationMs,
      };
      return out(`${JSON.stringify(line)}\n`);
    }
    if (progress.kind === 'skipped') {
      const { kind, url, vantage, problem } = progress;
      return err(`${JSON.stringify({ event: kind, domain: url.Domain, vantage, problem })}\n`);
    }
    if (!UNTOLD.has(progress.kind)) {
      const { kind, ...rest } = progress;
      err(`${JSON.stringify({ event: kind, ...rest, ...explained(progress) })}\n`);
    }
  };

const explained = (progress: Progress) =>
  progress.kind === 'resolver-elsewhere' ? { problem: 'this resolver answers only inside its network' } : {};
