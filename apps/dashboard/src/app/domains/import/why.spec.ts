import { sayWhy } from './why';

const NOW = Date.parse('2026-11-26T12:00:00Z');

describe('why a row is what it is', () => {
  it.each([
    [{ code: 'wildcard', message: 'x' }, 'A wildcard cannot be watched: list each name'],
    [{ code: 'sameAsLine', message: 'x', params: { line: 1204 } }, 'the same as line 1,204'],
    [{ code: 'moves', message: 'x', params: { from: 'Aurora', to: 'Borneo' } }, 'in Aurora now – would move to Borneo'],
    [
      { code: 'publicSuffix', message: 'x', params: { suffix: 'exmaple' } },
      '“.exmaple” is not a public top-level domain',
    ],
    [{ code: 'tags.matches', message: 'x' }, 'A tag is 1 to 30 lower-case letters, digits or hyphens'],
    [{ code: 'note.maxLength', message: 'x', params: { max: 200 } }, 'Use at most 200 characters'],
    [{ code: 'new.rule', message: 'as the server says' }, 'as the server says'],
  ])('%j', (why, said) => expect(sayWhy(why, NOW)).toBe(said));

  it('says when in the reader’s way', () =>
    expect(
      sayWhy({ code: 'known', message: 'x', params: { domain: 'a.example.com', since: '2026-08-04T01:00:00Z' } }, NOW),
    ).toMatch(/^on the list as a\.example\.com since 4 Aug \d\d:\d\d$/));
});
