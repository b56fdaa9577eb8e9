import { aResponse } from '../../test/support/observations';
import { nextOf } from './redirects';

const from = new URL('https://shop.example.com/a/b');
const next = (location: string | null, status = 302) => nextOf(aResponse({ status, location }), from);

it.each([
  ['/c', 'https://shop.example.com/c'],
  ['c?d=1#e', 'https://shop.example.com/a/c?d=1'],
  ['//other.example.com', 'https://other.example.com/'],
  ['http://user:secret@other.example.com/', 'http://other.example.com/'],
  ['https://Яндекс.рф/', 'https://xn--d1acpjx3f.xn--p1ai/'],
])('follows %s', (location, url) => expect(next(location)).toEqual({ kind: 'follow', url: new URL(url) }));

it.each(['https://', 'http://a b/', 'intent://scan', 'javascript:alert(1)', 'file:///etc/passwd'])(
  'goes nowhere for %s',
  (location) => expect(next(location)).toMatchObject({ kind: 'broken' }),
);

it('ends at anything that is no redirect', () => {
  expect(next('/c', 200)).toEqual({ kind: 'end' });
  expect(next('/c', 304)).toEqual({ kind: 'end' });
  expect(next(null)).toEqual({ kind: 'end' });
  expect(nextOf(aResponse({ status: 302, location: '/c', failure: 'eof_error' }), from)).toEqual({ kind: 'end' });
  expect(nextOf(null, from)).toEqual({ kind: 'end' });
});
