import { aBrand, aTransition } from '@nawala/contracts/testing';
import { changeDays } from './change-rows';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
const NOW = new Date(2026, 10, 26, 12).getTime();
const aurora = aBrand({ name: 'Aurora' });
const brands = new Map([[aurora.id, aurora]]);
const whyOf = (over: Parameters<typeof aTransition>[0]) =>
  changeDays([aTransition({ at: at(26, 9), ...over })], brands, NOW)[0]!.rows[0]!.why;

it('stand under the days of the reader', () => {
  const rows = [at(26, 11), at(26, 2), at(25, 23), at(3, 1)].map((time) => aTransition({ at: time }));
  expect(changeDays(rows, brands, NOW).map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['3 November', 1],
  ]);
});

it('say whose they are, and of one network which', () => {
  const [day] = changeDays(
    [aTransition({ brandId: aurora.id, kind: 'vantage', vantage: 'xl', to: 'ada' })],
    brands,
    NOW,
  );
  expect(day!.rows[0]).toMatchObject({ brand: aurora, marks: [{ vantage: 'xl', status: 'ada' }] });
});

it('say why', () => {
  expect(whyOf({ to: 'ada', method: 'dns', reason: 'answer replaced', confirmed: true })).toBe(
    'DNS · answer replaced, confirmed',
  );
  expect(whyOf({ to: 'ada', method: null })).toBe('On the block list');
  expect(whyOf({ from: 'ada', to: 'tidak ada' })).toBe('reached again');
  expect(whyOf({ from: 'unknown', to: 'tidak ada' })).toBe('reached');
  expect(whyOf({ to: 'unknown' })).toBe('fell silent');
});

it('say who did what', () => {
  const edit = { kind: 'edit', fields: { active: { from: true, to: false } } } as const;
  expect(whyOf({ ...edit, actor: { id: 'u', name: 'Ops Jakarta' } })).toBe('paused by Ops Jakarta');
  expect(whyOf(edit)).toBe('paused');
});
