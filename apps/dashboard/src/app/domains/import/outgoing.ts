import type { ImportRowInputDto } from '@nawala/contracts';
import type { ListRow } from './reading/list';

/** What somebody made of a row in the preview. */
export interface RowEdit {
  domain?: string;
  brand?: string;
  /** Left out. */
  out?: true;
}
/** By the row's index in the list. */
export type RowEdits = ReadonlyMap<number, RowEdit>;

/** What holds for all rows. */
export interface ForAll {
  /** The code of the brand of rows that name none. */
  brand: string;
  tags: readonly string[];
}

/** As it is sent: what says nothing is left out, since there may be fifty thousand. */
export type OutgoingRow = Partial<ImportRowInputDto> & Pick<ImportRowInputDto, 'domain'>;

export interface Outgoing {
  rows: OutgoingRow[];
  /** Of each, its index in the list. */
  indexes: number[];
}

/** What is asked about: the server counts these rows from 1. */
export function outgoingOf(list: readonly ListRow[], edits: RowEdits, { brand: usual, tags: more }: ForAll): Outgoing {
  const rows: OutgoingRow[] = [];
  const indexes: number[] = [];
  list.forEach((row, index) => {
    const edit = edits.get(index);
    if (edit?.out) return;
    const brand = edit?.brand ?? (row.brand || usual);
    const tags = [...new Set([...row.tags, ...more])];
    indexes.push(index);
    rows.push({
      domain: edit?.domain ?? row.domain,
      ...(brand && { brand }),
      ...(row.brandName && edit?.brand === undefined && { brandName: row.brandName }),
      ...(row.note && { note: row.note }),
      ...(tags.length > 0 && { tags }),
      ...(!row.active && { active: false }),
    });
  });
  return { rows, indexes };
}

/** What is imported: without the rows (by their number in `outgoing`) that are known to be refused, each with its own line. */
export function acceptedOf(
  list: readonly ListRow[],
  { rows, indexes }: Outgoing,
  refused: ReadonlySet<number>,
): OutgoingRow[] {
  return rows.flatMap((row, at) => (refused.has(at + 1) ? [] : { line: list[indexes[at]!]!.line, ...row }));
}

/** The edits with one more. What is as the list has it is none. */
export function withEdit(edits: RowEdits, index: number, change: RowEdit): RowEdits {
  return new Map([...edits, [index, { ...edits.get(index), ...change }]]);
}
