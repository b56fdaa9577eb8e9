import { monthOf, monthsUntil, sayMonth } from './month';

it('is what the URL names', () => {
  const { from, to } = monthOf('2026-10')!;
  expect([new Date(from).getDate(), new Date(to).getMonth(), (to - from) / 3_600_000]).toEqual([1, 10, 31 * 24]);
});

it.each(['2026-13', '2026-00', 'October', '26-10', '2026-1', ''])('is none of “%s”', (name) =>
  expect(monthOf(name)).toBeUndefined(),
);

it('goes back over the turn of the year', () => {
  expect(monthsUntil(new Date(2026, 1, 3).getTime(), 4).map(({ name }) => name)).toEqual([
    '2026-02',
    '2026-01',
    '2025-12',
    '2025-11',
  ]);
});

it('is said with its year', () => expect(sayMonth(monthOf('2026-10')!)).toBe('October 2026'));
