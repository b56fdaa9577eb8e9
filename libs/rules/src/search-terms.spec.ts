import { searchTerms, searchWords, type Searchable } from './search-terms';

const finds = (domain: Searchable, query: string) => {
  const terms = searchTerms(domain);
  return searchWords(query).every((word) => terms.some((term) => term.startsWith(word)));
};

describe('search', () => {
  const domain = { domain: 'promo.slot-aurora.example.com/id', note: 'Spare for Ramadan', tags: ['black-friday'] };

  it.each([
    'promo',
    'promo.slot-aurora.example.com/id',
    'slot-aurora.ex',
    'aurora',
    'example.com',
    'id',
    'ramadan',
    'black',
    'friday',
  ])('finds by %j', (query) => expect(finds(domain, query)).toBe(true));

  it('wants every word', () => {
    expect(finds(domain, 'aurora spare')).toBe(true);
    expect(finds(domain, 'aurora borneo')).toBe(false);
  });

  it('does not find by the middle of a term', () => expect(finds(domain, 'urora')).toBe(false));

  it('takes a pasted address and any case', () =>
    expect(finds(domain, 'HTTPS://Promo.Slot-Aurora.example.com/id/')).toBe(true));

  it('keeps no term that only begins another one', () =>
    expect(searchTerms({ domain: 'shop-1.shop.com', note: 'sho', tags: [] })).toEqual([
      'shop-1.shop.com',
      'shop.com',
      'com',
      '1',
    ]));

  it('keeps the number of terms bounded', () => {
    const note = Array.from({ length: 100 }, (_, i) => `w${100 + i}`).join(' ');
    expect(searchTerms({ ...domain, note })).toHaveLength(64);
  });
});
