/** Loading, empty, no match and failed are four different things to say; `rows` is the fifth, when all is well. */
export type ListState = 'loading' | 'failed' | 'empty' | 'no match' | 'rows';

export function listStateOf(list: { rows: number | undefined; failed: boolean; filtered: boolean }): ListState {
  if (list.rows === undefined) return list.failed ? 'failed' : 'loading';
  if (list.rows > 0) return 'rows';
  return list.filtered ? 'no match' : 'empty';
}
