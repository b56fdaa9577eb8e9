import type { BulkUpdateResultDto, ScanResultDto, UrlDto } from '@nawala/contracts/checker';
import { printable } from '../printable';
import { parseRetryAfter } from './back-off';
import { clockOffset } from './server-time';

/** One finished check as the API wants it. */
export interface ScanReport {
  id: string;
  scanResult: ScanResultDto;
}

export type ApiAnswer<T> =
  | { ok: true; value: T }
  /** `status` is null when nobody answered; `problem` is a sentence for a person. */
  | { ok: false; status: number | null; problem: string; retryAfterMs: number | null };

export interface ApiClient {
  /** How far the server's clock is ahead of ours by the last answer that said so; null before the first. */
  readonly clockOffsetMs: number | null;
  /** The domains to check; from memory when the list has not changed. */
  listUrls(signal?: AbortSignal): Promise<ApiAnswer<UrlDto[]>>;
  report(updates: readonly ScanReport[], signal?: AbortSignal): Promise<ApiAnswer<BulkUpdateResultDto['data']>>;
}

const TIMEOUT_MS = 30_000;

/** In one call. */
const MOST_REPORTS = 1000;

const isRow = (row: unknown): row is UrlDto =>
  typeof (row as UrlDto | null)?.id === 'string' && typeof (row as UrlDto).Domain === 'string';

/** The API names the first that it refused and counts the others: each of them is a refusal, too. */
function unlisted({ failed, errors }: BulkUpdateResultDto['data']): BulkUpdateResultDto['data']['errors'] {
  const missing = Number.isSafeInteger(failed) ? Math.min(MOST_REPORTS, failed) - errors.length : 0;
  return Array.from({ length: Math.max(0, missing) }, () => ({
    index: -1,
    id: null,
    error: 'refused without a reason',
  }));
}

/** A page of some network's portal answers 200 too. Throws. */
function readOutcome(body: unknown): BulkUpdateResultDto['data'] {
  const { data } = (body ?? {}) as Partial<BulkUpdateResultDto>;
  if (!Array.isArray(data?.errors) || !data.errors.every((error) => typeof error?.error === 'string')) {
    throw new Error('its answer to a report is not readable');
  }
  return { ...data, errors: [...data.errors, ...unlisted(data)] };
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `gave no answer in ${TIMEOUT_MS / 1000} s`;
  return `cannot be reached (${cause?.code ?? cause?.message ?? message})`;
}

async function problemOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { detail?: unknown } | null;
  return typeof body?.detail === 'string' ? `${response.status}: ${printable(body.detail)}` : `${response.status}`;
}

/** Speaks to the dashboard's API as any checker does: outgoing HTTP, nothing else. Nothing in here rejects. */
export function createApiClient(api: URL, key?: string): ApiClient {
  const base = new URL(api.pathname.endsWith('/') ? api : `${api.href}/`);
  const authorization: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  let known: { etag: string; rows: UrlDto[] } | undefined;
  let offsetMs: number | null = null;

  async function call<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<ApiAnswer<T>> {
    try {
      const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(init.signal ? [init.signal] : [])];
      const headers = { ...authorization, ...(init.headers as Record<string, string>) };
      const askedAt = Date.now();
      const response = await fetch(new URL(path, base), { ...init, headers, signal: AbortSignal.any(signals) });
      // An answer from a cache on the way tells when that was filled.
      const date = response.headers.has('age') ? null : response.headers.get('date');
      const answeredAt = Date.now();
      if (response.ok || response.status === 304) {
        const value = await read(response);
        // Not before it is known to be the API: a network's portal has a clock of its own.
        offsetMs = clockOffset(date, askedAt, answeredAt) ?? offsetMs;
        return { ok: true, value };
      }
      const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now());
      return {
        ok: false,
        status: response.status,
        problem: `The API answers ${await problemOf(response)}`,
        retryAfterMs,
      };
    } catch (error) {
      return { ok: false, status: null, problem: `The API at ${base.origin} ${reasonOf(error)}`, retryAfterMs: null };
    }
  }

  async function readList(response: Response): Promise<UrlDto[]> {
    if (response.status === 304 && known) return known.rows;
    const rows = (await response.json()) as unknown;
    if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error('its list of domains is not readable');
    const etag = response.headers.get('etag');
    known = etag === null ? undefined : { etag, rows };
    return rows;
  }

  return {
    get clockOffsetMs() {
      return offsetMs;
    },
    listUrls: (signal) =>
      call('api/urls', { signal: signal ?? null, headers: known ? { 'If-None-Match': known.etag } : {} }, readList),
    report: (updates, signal) =>
      call(
        'api/urls/bulk-update',
        {
          method: 'POST',
          signal: signal ?? null,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ updates }),
        },
        async (response) => readOutcome(await response.json()),
      ),
  };
}
