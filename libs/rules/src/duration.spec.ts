import { parseDuration } from './duration';

it.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['15m', 900_000],
  [' 1h ', 3_600_000],
  ['7d', 604_800_000],
  ['1', undefined],
  ['1.5h', undefined],
  ['-1h', undefined],
  ['1w', undefined],
  ['', undefined],
])('%j is %s ms', (text, ms) => expect(parseDuration(text)).toBe(ms));
