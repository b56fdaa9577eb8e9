import { comparePages, type Page } from './pages';
import { compareTitles } from './titles';

const aPage = (over: Partial<Page> = {}): Page => ({
  status: 200,
  title: 'Toko Melati, bunga segar',
  bodyBytes: 5_000,
  bodyHash: 'a',
  bodyTruncated: false,
  headerNames: ['date', 'content-type'],
  refresh: null,
  ...over,
});
const other = (over: Partial<Page>) => aPage({ bodyHash: 'b', ...over });

it.each<[string, Page, Page]>([
  ['the very same body', aPage(), aPage()],
  ['the same short body without a title', aPage({ title: null, bodyBytes: 20 }), aPage({ title: null, bodyBytes: 20 })],
  ['the same title and a like length', aPage(), other({ bodyBytes: 5_400 })],
  [
    'a related title and an uncommon header',
    aPage({ headerNames: ['x-shop'] }),
    other({ title: 'Melati', headerNames: ['x-shop'] }),
  ],
  [
    'both cut at the limit, with an uncommon header',
    aPage({ title: null, bodyTruncated: true, headerNames: ['x-shop'] }),
    other({ title: null, bodyTruncated: true, headerNames: ['x-shop'] }),
  ],
])('same: %s', (_, ours, theirs) => expect(comparePages(ours, theirs).answer).toBe('same'));

it.each<[string, Page, Page]>([
  ['a short page with another title', other({ bodyBytes: 300, title: 'Internet Positif' }), aPage()],
  [
    'the same, with a cache in common',
    other({ bodyBytes: 300, title: 'Blok', headerNames: ['x-cache'] }),
    aPage({ title: 'Toko', headerNames: ['x-cache'] }),
  ],
])('different: %s', (_, ours, theirs) => expect(comparePages(ours, theirs).answer).toBe('different'));

it.each<[string, Page, Page]>([
  ['no titles, whatever the length', other({ bodyBytes: 120, title: null }), aPage({ title: null })],
  ['two short pages of like length', other({ title: null, bodyBytes: 100 }), aPage({ title: null, bodyBytes: 110 })],
  ['a like length alone', other({ title: null }), aPage({ title: null })],
  ['a title on one side alone', other({ title: null }), aPage()],
  ['another language of like length', other({ title: 'Welcome to our shop' }), aPage()],
  ['another title, half as long', other({ title: 'Welcome', bodyBytes: 2_500 }), aPage()],
  [
    'another title, much shorter, but of the same server',
    other({ title: 'Welcome', bodyBytes: 300, headerNames: ['x-shop'] }),
    aPage({ headerNames: ['x-shop'] }),
  ],
  ['the same page that sends its reader elsewhere', aPage({ refresh: 'http://block.example/' }), aPage()],
  ['another status', aPage({ status: 206 }), aPage()],
  [
    'an empty page',
    other({ title: null, bodyBytes: 0, bodyHash: null }),
    aPage({ title: null, bodyBytes: 0, bodyHash: null }),
  ],
])('cannot tell: %s', (_, ours, theirs) => expect(comparePages(ours, theirs).answer).toBe('cannot tell'));

it('says what speaks for and against', () => {
  expect(comparePages(other({ bodyBytes: 300, title: 'Internet Positif' }), aPage())).toEqual({
    answer: 'different',
    same: [],
    different: ['length', 'title'],
  });
});

it.each([
  ['Toko  MELATI!', 'toko melati', 'equal'],
  ['Toko', 'Blok', 'unrelated'],
  ['Toko Melati', 'Melati, bunga', 'related'],
  ['магазин цветов', 'наш Магазин', 'related'],
  ['', 'Toko', 'one-sided'],
  [' – ', null, 'none'],
])('compares the titles %p and %p', (a, b, likeness) => expect(compareTitles(a, b)).toBe(likeness));
