import { aBrand } from '@nawala/contracts/testing';
import { ANY, type ChangesQuery, filterOf, isCurrent, isFiltered, queryFrom, toUrl } from './changes-query';

const NOW = Date.parse('2026-11-26T12:34:56.000Z');
const ALL = ['verdict', 'vantage', 'edit'];
const aurora = aBrand({ id: 'a'.repeat(24), code: 'AUR' });
const from = (params: Record<string, string>) => queryFrom({ get: (name) => params[name] ?? null });
const filter = (over: Partial<ChangesQuery>) => filterOf({ ...ANY, ...over }, [aurora], NOW);

describe('what the page of changes shows', () => {
  it('stands in the URL, and what nobody chose does not', () => {
    const chosen = { kind: 'edit', brand: 'AUR', to: 'tidak-ada', period: 'day', open: 'x' };
    expect(toUrl(from(chosen))).toMatchObject(chosen);
    expect(Object.values(toUrl(from({}))).every((value) => value === undefined)).toBe(true);
  });

  it('is everything of the last week where the URL says nothing it knows', () => {
    expect(from({ kind: 'x', to: 'y', period: 'z', from: 'then', until: 'now' })).toEqual(ANY);
    expect(from({ from: '2026-11-26T12:00:00.000Z', until: '2026-11-26T11:00:00.000Z' })).toEqual(ANY);
  });

  it('begins on a full hour', () => {
    expect(filter({})).toEqual({ kind: ALL, since: '2026-11-19T12:00:00.000Z' });
    expect(filter({ period: 'all' })).toEqual({ kind: ALL });
  });

  it('is of a time that somebody chose instead', () => {
    const time = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' };
    expect(filter(time)).toEqual({ kind: ALL, since: time.from, until: time.until });
    expect(isCurrent({ ...ANY, ...time }, NOW)).toBe(false);
    expect(isCurrent(ANY, NOW)).toBe(true);
    expect(isCurrent({ ...ANY, before: 'x' }, NOW)).toBe(false);
  });

  it('asks for the domain’s own status of verdicts, else for the network’s', () => {
    expect(filter({ kind: 'verdict', to: 'ada', period: 'all' })).toEqual({
      kind: ['verdict'],
      to: 'ada',
      verdicts: true,
    });
    expect(filter({ to: 'ada', period: 'all' })).toEqual({ kind: ALL, to: 'ada' });
  });

  it('waits for the brands, and finds nothing of one that is not there', () => {
    expect(filterOf({ ...ANY, brand: 'AUR' }, undefined, NOW)).toBeUndefined();
    expect(filter({ brand: 'AUR' })).toMatchObject({ brand: aurora.id });
    expect(filter({ brand: 'GONE' })).toMatchObject({ brand: '0'.repeat(24) });
  });

  it('is filtered by anything but time and place', () => {
    expect(isFiltered({ ...ANY, before: 'x', open: 'y', period: 'all' })).toBe(false);
    expect(isFiltered({ ...ANY, vantage: 'xl' })).toBe(true);
  });
});
