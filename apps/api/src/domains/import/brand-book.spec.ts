import type { BrandRef } from '@nawala/contracts';
import { BrandBook } from './brand-book';

const brand = (code: string, name: string): BrandRef => ({ id: code, code, name, color: '#000000' });

describe('the brands that rows name', () => {
  const book = new BrandBook([brand('AUR', 'Aurora'), brand('BOR', 'AUR'), brand('MEDIA-TEAM', 'Média Team')]);

  it.each([
    ['AUR', 'AUR'],
    ['aur', 'AUR'],
    ['aurora', 'AUR'],
    ['Ａurora', 'AUR'],
    ['média  team', 'MEDIA-TEAM'],
    ['nobody', undefined],
  ])('%s is %s', (named, code) => expect(book.find(named)?.code).toBe(code));

  it.each([
    ['Delima', undefined, { name: 'Delima', code: 'DELIMA' }],
    ['DEL', 'Delima', { name: 'Delima', code: 'DEL' }],
    ['Média & Team', undefined, { name: 'Média & Team', code: 'MEDIA-TEAM-2' }],
    ['丸', undefined, { name: '丸', code: 'BRAND' }],
    [
      'A brand whose name is far too long',
      undefined,
      { name: 'A brand whose name is far too long', code: 'A-BRAND-WHOSE-NAME-I' },
    ],
  ])('%s would be made as that', (named, name, wanted) => expect(book.wanted(named, name)).toEqual(wanted));

  it('are forgotten when they go', () => {
    const own = new BrandBook([brand('X', 'Ex')]);
    own.forget(brand('X', 'Ex'));
    expect([own.find('x'), own.find('ex'), own.of('X')]).toEqual([undefined, undefined, undefined]);
  });
});
