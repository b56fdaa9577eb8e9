import { compileRegex } from './predicates';

describe('regular expressions mean what PCRE means', () => {
  it.each<[string, string, string, boolean]>([
    ['the end before a last line feed', 'abc$', 'abc\n', true],
    ['but not before two', 'abc$', 'abc\n\n', false],
    ['a dot is a carriage return', 'a.b', 'a\rb', true],
    ['but not a line feed', 'a.b', 'a\nb', false],
    ['a dollar in a class is itself', '[$.]', 'a$', true],
    ['an escaped dot is itself', 'a\\.b', 'axb', false],
    ['an escaped hyphen is itself', '^a\\-b', 'a-b', true],
    ['an escaped hyphen in a class too', '^[a\\-]+$', 'a-a', true],
    ['a blank is no other space', 'a\\sb', 'a\u00a0b', false],
    ['a blank is a blank', 'a\\sb', 'a b', true],
    ['one character beyond U+FFFF is one', '^.$', '😀', true],
  ])('%s', (_, pattern, text, expected) => expect(compileRegex(pattern, '').test(text)).toBe(expected));

  it.each(['(?i)a', 'a++', '(?>a)', '\\Aa', '[[:alpha:]]', '(?P<n>a)', '[]a]', 'a{', '\\pL'])(
    'is loud about /%s/',
    (pattern) => {
      expect(() => compileRegex(pattern, '')).toThrow('not supported');
    },
  );

  it.each(['m', 'x', 'g'])('is loud about the option %s', (option) =>
    expect(() => compileRegex('a', option)).toThrow('not supported'),
  );
});
