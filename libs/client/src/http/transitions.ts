import type { LIMITS, TransitionDto, TransitionFilterDto, TransitionPageDto } from '@nawala/contracts';
import type { Connection } from '../options';
import { patiently } from './patiently';
import { send } from './send';

/** In one answer. Held to the contract by its type alone: its values come with class-validator. */
const MOST_ROWS: typeof LIMITS.transitions = 500;

export interface TransitionQuery extends TransitionFilterDto {
  /** Rows a request; 500 unless given, which is the most. */
  limit?: number;
}

function searchOf(query: TransitionQuery, before: string | null): URLSearchParams {
  const search = new URLSearchParams({ limit: String(MOST_ROWS) });
  for (const [name, value] of Object.entries(query)) {
    search.delete(name);
    for (const each of [value].flat()) if (each !== undefined) search.append(name, String(each));
  }
  if (before !== null) search.set('before', before);
  return search;
}

async function readPage(response: Response): Promise<TransitionPageDto> {
  const page = (await response.json()) as Partial<TransitionPageDto> | null;
  if (!Array.isArray(page?.items)) throw new Error('its history is not readable');
  return { items: page.items, next: page.next ?? null };
}

/** `GET /api/transitions`: what changed, newest first, asked for page by page as it is read. Needs a user's token, or a `read` key. */
export async function* transitions(
  connection: Connection,
  query: TransitionQuery = {},
  signal?: AbortSignal,
): AsyncGenerator<TransitionDto, void, undefined> {
  let next: string | null = null;
  do {
    const path = `api/transitions?${searchOf(query, next)}`;
    const page: TransitionPageDto = await patiently(
      connection.retries,
      () => send(connection, path, { signal }, readPage),
      signal,
    );
    yield* page.items;
    next = page.next;
  } while (next !== null);
}
