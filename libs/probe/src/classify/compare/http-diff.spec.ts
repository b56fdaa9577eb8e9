import { aResponse } from '../../../test/support/observations';
import { isDifferentPage } from './http-diff';

const shop = aResponse({ bodyBytes: 1000, title: 'Toko Aurora Jakarta', headerNames: ['content-type', 'x-shop'] });
const blockPage = aResponse({
  bodyBytes: 120,
  title: 'Access Denied',
  headerNames: ['content-type', 'content-length'],
});

it('tells a block page from the page', () => expect(isDifferentPage(blockPage, shop)).toBe(true));

it.each([
  ['its length', { ...blockPage, bodyBytes: 750 }],
  ['an uncommon header', { ...blockPage, headerNames: ['x-shop'] }],
  ['the long words of its title', { ...blockPage, title: 'Aurora Toko Jakarta' }],
])('takes a page for the same by %s alone', (_, ours) => expect(isDifferentPage(ours, shop)).toBe(false));

it.each([
  ['a length at the limit', { ...blockPage, bodyBytes: 700 }],
  ['a length that was cut off', { ...blockPage, bodyBytes: 1000, bodyTruncated: true }],
  ['headers that everybody sends', { ...blockPage, headerNames: ['content-type', 'server', 'date'] }],
  ['a title that shares one word', { ...blockPage, title: 'Aurora Blocked' }],
  ['another status', { ...shop, status: 404 }],
])('is not deceived by %s', (_, ours) => expect(isDifferentPage(ours, shop)).toBe(true));
