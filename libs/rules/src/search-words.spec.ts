import { nameText, needlesOf, searchWords, wordBeginnings } from './search-words';

const finds = (query: string, name: string, more: { displayName?: string; texts?: string[] } = {}): boolean => {
  const text = nameText(name, more.displayName ?? name);
  const beginnings = wordBeginnings(...(more.texts ?? []));
  return searchWords(query).words.every((word) => {
    const { inName, inBeginnings } = needlesOf(word);
    return inName.some((needle) => text.includes(needle)) || beginnings.includes(inBeginnings);
  });
};

describe('a search', () => {
  it.each(['vegas', 'supervegas88go.com', 'go.c', 's88', 'SUPERVEGAS', 'ｖｅｇａｓ'])(
    'finds %j anywhere in a name',
    (q) => expect(finds(q, 'supervegas88go.com')).toBe(true),
  );

  it.each([
    ['su', true],
    ['co', true],
    ['ve', false],
    ['go', false],
  ])('finds two characters, %j, at the beginning of a label only', (q, found) =>
    expect(finds(q, 'supervegas88go.com')).toBe(found),
  );

  it.each([
    ['https://shop.example.com/', true],
    ['HTTPS://Shop.Example.com:8443/id?x=1#top', true],
    ['//shop.example.com', true],
    ['https://rina@shop.example.com', true],
    ['shop.example.com:8443', true],
    ['shop.example.com.', true],
    ['shop.example.com./', true],
    ['https://shop.example.org/', false],
  ])('takes the pasted address %j for its host', (q, found) => expect(finds(q, 'shop.example.com')).toBe(found));

  it('finds the path that a domain is watched with', () => {
    expect(finds('example.com/id', 'shop.example.com/id')).toBe(true);
    expect(finds('example.com/id/', 'shop.example.com/id')).toBe(true);
    expect(finds('https://shop.example.com/id', 'shop.example.com/id')).toBe(true);
  });

  it('finds a name by what it is in Unicode, and in punycode', () => {
    const name = 'xn--bcher-kva.example';
    for (const q of ['bücher', 'BÜCHER.example', 'üch', 'xn--bcher', 'bcher-kva'])
      expect(finds(q, name, { displayName: 'bücher.example' })).toBe(true);
    expect(finds('bucher', name, { displayName: 'bücher.example' })).toBe(false);
  });

  it('finds words of other texts by their beginnings', () => {
    const texts = ['Spare for Ramadan, 2026', 'black-friday', 'Aurora Club'];
    for (const q of ['spare', 'rama', '2026', 'black-f', 'friday', 'au', 'club'])
      expect(finds(q, 'x.example', { texts })).toBe(true);
    for (const q of ['amadan', 'riday', 'lub', 'spare borneo']) expect(finds(q, 'x.example', { texts })).toBe(false);
  });

  it('wants every word, from wherever it is', () => {
    expect(finds('vegas spare', 'supervegas88go.com', { texts: ['spare'] })).toBe(true);
    expect(finds('vegas borneo', 'supervegas88go.com', { texts: ['spare'] })).toBe(false);
  });

  it('takes nothing for an operator', () => expect(finds('^.*$', 'supervegas88go.com')).toBe(false));
});

describe('searchWords', () => {
  it.each([
    ['a', ['a']],
    ['vegas x', ['x']],
    ['https://', ['https://']],
    ['..', ['..']],
    ['ü', ['ü']],
    ['vegas', []],
    ['  ', []],
  ])('tells which words of %j are too short', (q, tooShort) => expect(searchWords(q).tooShort).toEqual(tooShort));

  it('has each word once, however many there are', () => {
    expect(searchWords('Shop shop SHOP').words).toEqual(['shop']);
    expect(searchWords(Array.from({ length: 50 }, (_, n) => `word${n}`).join(' ')).words).toHaveLength(50);
  });
});
