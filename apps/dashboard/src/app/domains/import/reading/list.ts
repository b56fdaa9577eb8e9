/** One row of a list, as it stood there: the server judges it. */
export interface ListRow {
  /** From 1. */
  line: number;
  domain: string;
  /** Code or name; empty where the list says none. */
  brand: string;
  /** The brand's name, where `brand` is its code. */
  brandName?: string;
  note: string;
  tags: string[];
  active: boolean;
}

/** What a list is written in. */
export const LIST_FORMATS = ['names', 'table', 'hosts', 'rpz', 'adguard', 'dnsmasq', 'kuma', 'export', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What a column of a table may say. */
export const COLUMN_ROLES = ['domain', 'brand', 'brandName', 'note', 'tags', 'active'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
/** Which column (from 0) says it; left out: none. */
export type ColumnMap = Partial<Record<ColumnRole, number>>;

export interface ListTable {
  /** What stands above each column, or what stands in its first cell where there is no header. */
  columns: string[];
  hasHeader: boolean;
  map: ColumnMap;
}

export interface ReadList {
  format: ListFormat;
  rows: ListRow[];
  /** There were more than can be taken at once: the rest was left unread. */
  cut: boolean;
  /** Entries that watch nothing that has a name, such as monitors of a port. */
  skipped: number;
  table?: ListTable;
}

/** Why something is no list. */
export const REFUSALS = ['html', 'pdf', 'workbook', 'archive', 'image', 'binary', 'json', 'empty', 'tooLarge'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Rows that can be taken at once, and bytes. */
export const MOST_ROWS = 50_000;
export const MOST_BYTES = 16 * 1024 * 1024;

export const aRow = (line: number, domain: string, more: Partial<ListRow> = {}): ListRow => ({
  line,
  domain,
  brand: '',
  note: '',
  tags: [],
  active: true,
  ...more,
});
