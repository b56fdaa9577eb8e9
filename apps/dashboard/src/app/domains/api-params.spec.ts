import { LIMITS } from '@nawala/contracts';
import { HttpParams } from '@angular/common/http';
import { filterOf, fromApi, toApi, toCounts } from './api-params';
import { EVERYTHING } from './domain-query';
import { ALL_AT_ONCE, asking } from './testing/asking';

describe('the list as the API is asked for it', () => {
  it('counts only what is being checked under a verdict', () => {
    expect(toApi(asking({ show: 'tidak-ada' }))).toEqual({ status: ['tidak-ada'], active: true });
  });

  it('has the paused apart, whatever their last verdict', () => {
    expect(toApi(asking({ show: 'paused' }))).toEqual({ active: false });
  });

  it('leaves out an empty search, and a character that is the beginning of a word', () => {
    expect(toApi(asking({ q: '  shop ' }))).toEqual({ q: 'shop' });
    expect(toApi(asking({ q: '  ' }))).toEqual({});
    expect(toApi(asking({ q: 'shop a' }))).toEqual({ q: 'shop' });
    expect(toApi(asking({ q: 's' }))).toEqual({});
    expect(toApi(asking({ q: 'Shop .. https:// \u00a8' }))).toEqual({ q: 'Shop' });
    const pasted = Array.from({ length: 20 }, (_, n) => `word${n}`);
    expect(toApi(asking({ q: pasted.join('\t') }))).toEqual({ q: pasted.slice(0, LIMITS.searchWords).join(' ') });
    expect(toApi(asking({ q: 'https://shop.example.com/' }))).toEqual({ q: 'https://shop.example.com/' });
  });

  it('has what is blocked first, in whatever order', () => {
    expect(toApi(asking({ sort: '-since' }))).toEqual({ sort: '-since', blockedFirst: true });
    expect(toApi(asking({ sort: '-status' }))).toEqual({ sort: '-status' });
  });

  it('comes back from a saved view as it was', () => {
    for (const query of [EVERYTHING, ALL_AT_ONCE, asking({ show: 'paused', block: 'confirmed' })])
      expect(fromApi(new HttpParams({ fromObject: toApi(query) }).toString())).toEqual(query);
  });

  it('names the domains that are meant, whatever their order and groups', () => {
    expect(filterOf(asking({ show: 'ada', grouped: true, sort: 'domain' }))).toEqual({ status: ['ada'], active: true });
  });

  it('counts the choices of verdict among what is watched, the others among what is shown', () => {
    const query = asking({ show: 'ada', stale: true, sort: 'domain' });
    expect(toCounts(query, true)).toEqual({ stale: true, active: true });
    expect(toCounts(query, false)).toEqual({ status: ['ada'], stale: true, active: true });
  });
});
