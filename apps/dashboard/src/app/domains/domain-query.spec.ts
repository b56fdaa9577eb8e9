import { convertToParamMap } from '@angular/router';
import { dependsOnVerdict, type DomainQuery, EVERYTHING, isFiltered, queryFrom, toApi, toUrl } from './domain-query';

const read = (params: Record<string, string | string[]>) => queryFrom(convertToParamMap(params));
const asking = (over: Partial<DomainQuery>): DomainQuery => ({ ...EVERYTHING, ...over });

describe('the list in the URL', () => {
  it('comes back as it went in', () => {
    const query = asking({ show: 'ada', q: 'shop', brands: ['AUR', 'BOR'], tags: ['main'], sort: '-since', page: 3 });
    const url = toUrl(query) as Record<string, string | string[]>;
    expect(
      read(
        Object.fromEntries(
          Object.entries(url).map(([key, value]) => [key, Array.isArray(value) ? value : String(value)]),
        ),
      ),
    ).toEqual(query);
  });

  it('leaves out whatever is as always', () => {
    expect(Object.values(toUrl(EVERYTHING)).filter((value) => value !== undefined)).toEqual([]);
  });

  it('takes nonsense for nothing', () => {
    expect(read({ status: 'exploded', sort: 'colour', page: '-4' })).toEqual(EVERYTHING);
    expect(read({ page: '1.5' }).page).toBe(1);
  });
});

describe('the list as the API is asked for it', () => {
  it('counts only what is being checked under a verdict', () => {
    expect(toApi(asking({ show: 'tidak-ada' }))).toEqual({ page: 1, limit: 50, status: ['tidak-ada'], active: true });
  });

  it('has the paused apart, whatever their last verdict', () => {
    expect(toApi(asking({ show: 'paused' }))).toEqual({ page: 1, limit: 50, active: false });
  });

  it('trims the search and leaves an empty one out', () => {
    expect(toApi(asking({ q: '  shop ' }))).toMatchObject({ q: 'shop' });
    expect(toApi(asking({ q: '  ' }))).not.toHaveProperty('q');
  });
});

describe('what a query is about', () => {
  it('is filtered by anything but order and page', () => {
    expect(isFiltered(asking({ sort: 'domain', page: 2 }))).toBe(false);
    expect(isFiltered(asking({ tags: ['main'] }))).toBe(true);
  });

  it('depends on verdicts when they decide the rows or their order', () => {
    expect(dependsOnVerdict(asking({}))).toBe(true);
    expect(dependsOnVerdict(asking({ sort: '-since' }))).toBe(true);
    expect(dependsOnVerdict(asking({ sort: '-domain' }))).toBe(false);
    expect(dependsOnVerdict(asking({ sort: 'domain', show: 'ada' }))).toBe(true);
  });
});
