import { aBrand } from '@nawala/contracts/testing';
import { ANY, filterOf, type IncidentQuery, isFiltered, queryFrom, toUrl } from './incident-query';

const NOW = Date.parse('2026-11-26T12:34:56.000Z');
it.each<Partial<IncidentQuery>>([
  {},
  { state: 'acknowledged', brand: 'AUR', period: 'week' },
  { vantage: 'telkom', domain: 'a'.repeat(24), burst: 'b'.repeat(24), before: '0.1.c' },
])('%j survives the URL', (query) => {
  const params = new URLSearchParams(
    Object.entries(toUrl({ ...ANY, ...query })).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  expect(queryFrom(params)).toEqual({ ...ANY, ...query });
});

it('takes what no page would ask for as nothing', () => {
  expect(queryFrom(new URLSearchParams('state=gone&period=age'))).toEqual(ANY);
});

it('asks for a brand by its id, once that is known', () => {
  const brand = aBrand({ code: 'AUR' });
  expect(filterOf({ ...ANY, brand: 'AUR' }, undefined, NOW)).toBeUndefined();
  expect(filterOf({ ...ANY, brand: 'AUR' }, [brand], NOW)).toEqual({ brand: brand.id });
  expect(filterOf({ ...ANY, brand: 'GONE' }, [brand], NOW)).toEqual({ brand: '0'.repeat(24) });
});

it('begins a period on a full hour', () => {
  expect(filterOf({ ...ANY, state: 'open', period: 'day' }, [], NOW)).toEqual({
    state: ['open'],
    since: '2026-11-25T12:00:00.000Z',
  });
});

it('is filtered by anything but its page', () => {
  expect(isFiltered({ ...ANY, before: '0.1.c' })).toBe(false);
  expect(isFiltered({ ...ANY, vantage: 'xl' })).toBe(true);
});
