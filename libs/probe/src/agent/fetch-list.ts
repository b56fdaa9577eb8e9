import { backOff } from '@nawala/client';
import type { UrlDto } from '@nawala/contracts/checker';
import type { ApiClient } from './api-client';
import { pause } from './pause';
import type { Report } from './progress';

interface Asking {
  signal: AbortSignal;
  report: Report;
  /** Milliseconds; for ever unless given. */
  patienceMs?: number;
  /** Finished results that wait for the API. */
  pending: () => number;
}

/** Asks for the list until the API gives it. Undefined when it was called off, or ran out of patience, first. */
export async function fetchList(
  api: ApiClient,
  { signal, report, patienceMs = Infinity, pending }: Asking,
): Promise<UrlDto[] | undefined> {
  const givesUpAt = performance.now() + patienceMs;
  for (let attempt = 1; !signal.aborted; attempt++) {
    const answer = await api.listUrls(signal);
    if (answer.ok) return answer.value;
    if (signal.aborted || performance.now() > givesUpAt) break;
    const retryInMs = backOff(attempt, answer.retryAfterMs, Math.random());
    report({ kind: 'api-away', problem: answer.problem, retryInMs, pending: pending() });
    await pause(retryInMs, signal);
  }
  return undefined;
}
