import type { ListRow, ReadList, Refusal } from './list';
import type { ListOptions, ListSource } from './read-list';

/** To the worker: read this. */
export interface ReadRequest {
  id: number;
  source: ListSource;
  options: ListOptions;
}

/** From it: rows come in pieces, since to receive fifty thousand at once would hold up the page. */
export type ReadAnswer =
  | { id: number; rows: ListRow[] }
  | { id: number; list: Omit<ReadList, 'rows'> }
  | { id: number; refused: Refusal }
  | { id: number; failed: string };
