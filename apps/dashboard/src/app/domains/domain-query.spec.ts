import { convertToParamMap } from '@angular/router';
import { ALL_AT_ONCE, asking } from './testing/asking';
import { EVERYTHING, isFiltered, queryFrom, toUrl } from './domain-query';

const read = (params: Record<string, string | string[]>) => queryFrom(convertToParamMap(params));

describe('the list in the URL', () => {
  it('comes back as it went in', () => {
    const url = Object.entries(toUrl(ALL_AT_ONCE) as Record<string, unknown>);
    const text = url.map(([key, value]) => [key, Array.isArray(value) ? (value as string[]) : String(value)] as const);
    expect(read(Object.fromEntries(text))).toEqual(ALL_AT_ONCE);
  });

  it('leaves out whatever is as always', () => {
    expect(Object.values(toUrl(EVERYTHING)).filter((value) => value !== undefined)).toEqual([]);
  });

  it('takes nonsense for nothing', () => {
    const nonsense = {
      status: 'exploded',
      sort: 'colour',
      vantage: 'x',
      block: '1',
      stale: '1',
      changed: '9y',
      group: 'x',
    };
    expect(read(nonsense)).toEqual(EVERYTHING);
  });
});

describe('what a query is about', () => {
  it('is filtered by anything but order and groups', () => {
    expect(isFiltered(asking({ sort: 'domain', grouped: true }))).toBe(false);
    expect(isFiltered(asking({ q: 'a' }))).toBe(false);
    for (const each of [{ tags: ['main'] }, { seen: ['xl:ada'] }, { stale: true }, { changed: '1h' as const }])
      expect(isFiltered(asking(each))).toBe(true);
  });
});
