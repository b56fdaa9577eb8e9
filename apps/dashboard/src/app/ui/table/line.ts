/** One line of a table: a row, the head of a group of rows, or a row that has yet to be read. */
export type Line<T, G = never> = LineOf<'row', T> | LineOf<'group', G> | { kind: 'blank'; id: string; index: number };

interface LineOf<K extends string, V> {
  kind: K;
  /** Of its row or group. */
  id: string;
  /** Where it stands among all lines. */
  index: number;
  value: V;
}

/** The lines that are there, of many that are not. */
export interface LineWindow<T, G = never> {
  lines: readonly Line<T, G>[];
  first: number;
  total: number;
}
