import { isOneSlipAway } from './one-slip-away';
import { endingOf, suggestionFor } from './suggest';

describe('what may have been meant', () => {
  it.each([
    ['*.promo.example.com', false, 'promo.example.com'],
    ['.promo.example.com', false, 'promo.example.com'],
    ['"promo.example.com",', false, 'promo.example.com'],
    ['(promo.example.com)', false, 'promo.example.com'],
    ['http:/promo.example.com', false, 'promo.example.com'],
    ['ops@promo.example.com', false, 'promo.example.com'],
    ['promo..example.com', false, 'promo.example.com'],
    ['promo,example,com/a,b', false, 'promo.example.com/a,b'],
    ['borneo club.example.com', false, 'borneo-club.example.com'],
    ['borneo-77', true, null],
    ['bad name', true, null],
    ['bad name.cmo', true, null],
    ['delima.cmo', true, 'delima.com'],
    ['delima.nett/id', true, 'delima.net/id'],
    ['delima.internal', true, null],
    ['203.0.113.9', false, null],
    ['', false, null],
  ])('%j', (input, wantsSuffix, meant) => expect(suggestionFor(input, ['net', 'com'], wantsSuffix)).toBe(meant));

  it('ends as all names of the list do, or not at all', () => {
    expect(suggestionFor('borneo-77', ['net'], true)).toBe('borneo-77.net');
    expect(suggestionFor('bad name', ['net'], true)).toBeNull();
    expect(suggestionFor('borneo', [], true)).toBeNull();
    expect(['a.example.com', 'a.b.co.id', 'a.co/id', 'x.com/a.b'].map(endingOf)).toEqual(['com', 'co.id', 'co', 'com']);
  });
});

it.each([
  ['exmaple', 'example', true],
  ['cm', 'com', true],
  ['comm', 'com', true],
  ['con', 'com', true],
  ['com', 'com', false],
  ['c', 'com', false],
  ['moc', 'com', false],
])('%s is one slip away from %s: %s', (one, other, is) => expect(isOneSlipAway(one, other)).toBe(is));
