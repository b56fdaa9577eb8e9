import { nameIn } from './export-api';

describe('the name of an export', () => {
  it.each([
    ['attachment; filename="domains-AUR-2026-11-26-1805.csv"', 'domains-AUR-2026-11-26-1805.csv'],
    ['attachment; filename="../x"', undefined],
    ['attachment', undefined],
    [null, undefined],
  ])('%s', (disposition, name) => expect(nameIn(disposition)).toBe(name));
});
