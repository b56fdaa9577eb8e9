import { formatDuration } from './duration';

it.each([
  [340, '340 ms'],
  [12_400, '12 s'],
  [59_600, '1 min 0 s'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
])('writes %i ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
