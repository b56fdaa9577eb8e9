import type { Report } from '@nawala/probe';
import type { Console } from '../console';

/** One JSON line per verdict on standard output; everything else that is worth knowing, on standard error. */
export const jsonReport =
  ({ out, err }: Console): Report =>
  (progress) => {
    if (progress.kind === 'checked') {
      const { url, result } = progress;
      const { status, method, reason, confirmed, checkedAt, durationMs } = result;
      const line = { checkedAt, id: url.id, domain: url.Domain, status, method, reason, confirmed, durationMs };
      return out(`${JSON.stringify(line)}\n`);
    }
    if (progress.kind === 'skipped') {
      return err(
        `${JSON.stringify({ event: progress.kind, domain: progress.url.Domain, problem: progress.problem })}\n`,
      );
    }
    if (progress.kind !== 'round-started' && progress.kind !== 'reported') {
      const { kind, ...rest } = progress;
      err(`${JSON.stringify({ event: kind, ...rest })}\n`);
    }
  };
