import { displayNameOf } from './display-name';

describe('displayNameOf', () => {
  it.each([
    ['shop.example.com/xn--x', 'shop.example.com/xn--x'],
    ['xn--borno-esa.example.com', 'bornéo.example.com'],
    ['xn--borno-esa.example.com/a?b=1', 'bornéo.example.com/a?b=1'],
    ['xn--fsq.example.com', '例.example.com'],
  ])('%s is shown as %s', (domain, shown) => expect(displayNameOf(domain)).toBe(shown));

  it.each([
    ['a label of two scripts', 'xn--pple-43d.com'],
    ['a script whose letters look like others', 'xn--80ak6aa92e.com'],
    ['no punycode at all', 'xn--.example.com'],
    ['punycode of what needs none', 'xn--shop-.example.com'],
  ])('%s is left as it is: %s', (_what, domain) => expect(displayNameOf(domain)).toBe(domain));
});
