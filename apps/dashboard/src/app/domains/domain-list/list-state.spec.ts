import { listStateOf } from './list-state';

it.each([
  [{ rows: undefined, failed: false, filtered: false }, 'loading'],
  [{ rows: undefined, failed: true, filtered: false }, 'failed'],
  [{ rows: 0, failed: false, filtered: false }, 'empty'],
  [{ rows: 0, failed: false, filtered: true }, 'no match'],
  [{ rows: 3, failed: false, filtered: true }, 'rows'],
  [{ rows: 3, failed: true, filtered: false }, 'rows'],
] as const)('a list with %j is %s', (list, state) => expect(listStateOf(list)).toBe(state));
