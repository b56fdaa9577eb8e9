import type { UrlDto } from '@nawala/contracts/checker';
import type { Connection } from '../options';
import { patiently } from './patiently';
import { send } from './send';

export interface ListOptions {
  /** Only this brand's, by its code. */
  brand?: string;
  signal?: AbortSignal;
}

interface Known {
  etag: string;
  rows: UrlDto[];
}

const isRow = (row: unknown): row is UrlDto =>
  typeof (row as UrlDto | null)?.id === 'string' && typeof (row as UrlDto).Domain === 'string';

async function readRows(response: Response): Promise<UrlDto[]> {
  const rows = (await response.json()) as unknown;
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error('its list of domains is not readable');
  return rows;
}

/** `GET /api/urls`, which sends the list only when it has changed since it was read here last. */
export function listing(connection: Connection): (options?: ListOptions) => Promise<UrlDto[]> {
  const known = new Map<string, Known>();

  return ({ brand, signal } = {}) => {
    const path = brand === undefined ? 'api/urls' : `api/urls?brand=${encodeURIComponent(brand)}`;
    const before = known.get(path);
    const read = async (response: Response): Promise<UrlDto[]> => {
      if (response.status === 304 && before) return before.rows;
      const rows = await readRows(response);
      const etag = response.headers.get('etag');
      if (etag === null) known.delete(path);
      else known.set(path, { etag, rows });
      return rows;
    };
    const headers: Record<string, string> = before ? { 'If-None-Match': before.etag } : {};
    return patiently(connection.retries, () => send(connection, path, { headers, signal }, read), signal);
  };
}
