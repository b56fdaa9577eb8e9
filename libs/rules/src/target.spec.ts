import { normalizeTarget } from './target';

const domainOf = (input: string) => {
  const target = normalizeTarget(input);
  return target.ok ? target.domain : `refused: ${target.problem}`;
};

describe('normalizeTarget', () => {
  it.each([
    ['shop.example.com', 'shop.example.com'],
    ['  Shop.EXAMPLE.com. ', 'shop.example.com'],
    ['https://shop.example.com', 'shop.example.com'],
    ['HTTP://shop.example.com:8080/', 'shop.example.com'],
    ['//shop.example.com', 'shop.example.com'],
    ['shop.example.com:443', 'shop.example.com'],
    ['shop.example.com/id/Promo', 'shop.example.com/id/Promo'],
    ['https://shop.example.com/id?ref=1#top', 'shop.example.com/id?ref=1'],
    ['shop.example.com?v=abc', 'shop.example.com/?v=abc'],
    ['shop.example.com/?v=abc&w=a/b?c', 'shop.example.com/?v=abc&w=a/b?c'],
    ['shop.example.com/id?', 'shop.example.com/id?'],
    ['shop.example.com/#?v=abc', 'shop.example.com'],
    ['shop.example.com?next=https://other.example.com:8080/', 'shop.example.com/?next=https://other.example.com:8080/'],
    ['Яндекс.рф', 'xn--d1acpjx3f.xn--p1ai'],
    ['bücher.example.com/straße', 'xn--bcher-kva.example.com/straße'],
    ['my_shop.blogspot.com', 'my_shop.blogspot.com'],
    ['toko.co.id', 'toko.co.id'],
  ])('stores %j as %j', (input, stored) => expect(domainOf(input)).toBe(stored));

  it.each([
    ['', /Enter a host name/],
    ['   ', /Enter a host name/],
    ['https://', /Enter a host name/],
    ['192.0.2.7', /not an IP address/],
    ['http://0x7f.1/', /not an IP address/],
    ['2130706433', /not an IP address/],
    ['[2001:db8::1]:80', /not an IP address/],
    ['user:secret@example.com', /user name and password/],
    ['localhost', /not a public top-level domain/],
    ['shop.internal', /not a public top-level domain/],
    ['aurora.example', /not a public top-level domain/],
    ['co.id', /public suffix/],
    ['com', /public suffix/],
    ['exa mple.com', /not a host name/],
    ['-shop.example.com', /not a host name/],
    ['a..example.com', /not a host name/],
    ['example.com..', /not a host name/],
    [`${'a'.repeat(64)}.example.com`, /not a host name/],
    [`${'a.'.repeat(130)}example.com`, /not a host name/],
    ['example.com/two words', /no spaces/],
    [`example.com/${'a'.repeat(600)}`, /under 513/],
    [`example.com/?${'a'.repeat(600)}`, /under 513/],
    ['example.com\\id', /not a host name/],
    ['exam\tple.com', /not a host name/],
    ['example.com:80:80', /not a host name/],
    ['example.com/a\\b', /instead of/],
    ['example.com/a\u200bb', /invisible/],
    ['example.com/?v=\u00ad', /invisible/],
    ['example.com/\ud800', /invisible/],
  ])('refuses %j', (input, problem) => expect(domainOf(input)).toMatch(problem));

  it('is idempotent', () => {
    const once = domainOf('https://Яндекс.рф:8443/id/?v=1#top');
    expect(domainOf(once)).toBe(once);
  });
});
