import { ClientError, createClient, type BulkOutcome, type NawalaClient, type ScanReport } from '@nawala/client';
import type { UrlDto } from '@nawala/contracts/checker';
import { printable } from '../printable';
import { clockOffset } from './server-time';

export type { ScanReport };

export type ApiAnswer<T> =
  | { ok: true; value: T }
  /** `status` is null when nobody answered; `problem` is a sentence for a person. */
  | { ok: false; status: number | null; problem: string; retryAfterMs: number | null };

export interface ApiClient {
  /** How far the server's clock is ahead of ours by the last answer that said so; null before the first. */
  readonly clockOffsetMs: number | null;
  /** The domains to check; from memory when the list has not changed. */
  listUrls(signal?: AbortSignal): Promise<ApiAnswer<UrlDto[]>>;
  report(updates: readonly ScanReport[], signal?: AbortSignal): Promise<ApiAnswer<BulkOutcome>>;
}

function failureOf(error: unknown): Extract<ApiAnswer<never>, { ok: false }> {
  const problem = printable(error instanceof Error ? error.message : String(error));
  const { status, retryAfterMs } = error instanceof ClientError ? error : { status: null, retryAfterMs: null };
  return { ok: false, status, problem, retryAfterMs };
}

/** Speaks to the dashboard's API as any checker does, each request once: whoever calls knows when to try again. Nothing in here rejects. */
export function createApiClient(api: URL, key?: string): ApiClient {
  let offsetMs: number | null = null;

  /** One call after the other, each with the time that its answer told. */
  function line(): <T>(call: (client: NawalaClient) => Promise<T>) => Promise<ApiAnswer<T>> {
    let heardMs: number | null = null;
    const timed: typeof fetch = async (...request) => {
      const askedAt = Date.now();
      const response = await fetch(...request);
      // An answer from a cache on the way tells when that was filled.
      const date = response.headers.has('age') ? null : response.headers.get('date');
      heardMs = clockOffset(date, askedAt, Date.now());
      return response;
    };
    const client = createClient({ url: api, retries: 0, fetch: timed, ...(key && { token: key }) });
    return (call) =>
      call(client).then((value) => {
        // Not before it is known to be the API: a network's portal has a clock of its own.
        offsetMs = heardMs ?? offsetMs;
        return { ok: true, value };
      }, failureOf);
  }

  const [listing, reporting] = [line(), line()];
  return {
    get clockOffsetMs() {
      return offsetMs;
    },
    listUrls: (signal) => listing((client) => client.list(signal ? { signal } : {})),
    report: (updates, signal) => reporting((client) => client.reportAll(updates, signal)),
  };
}
