import { ImportRowInputDto } from '@nawala/contracts';
import { dtoOf } from '../../common/dto-of';
import { plainRow } from './plain-row';

const whole = {
  line: 7,
  domain: 'a.example.com',
  brand: 'AUR',
  brandName: 'Aurora',
  note: 'main shop',
  tags: ['vip'],
  active: false,
};

describe('a plain row', () => {
  it.each([[{}], [{ domain: 'a.example.com' }], [whole], [{ ...whole, note: '', tags: [] }]])(
    'is what the rules make of it: %j',
    (row) => expect(plainRow(row)).toEqual(dtoOf(ImportRowInputDto, row)),
  );

  it.each([
    [{ domain: 'bornéo.example.com' }],
    [{ domain: ' a.example.com' }],
    [{ domain: 'x'.repeat(2049) }],
    [{ domain: { $ne: null } }],
    [{ brand: 'x'.repeat(61) }],
    [{ note: 'two\nlines' }],
    [{ note: null }],
    [{ tags: ['Not a tag'] }],
    [{ tags: ['a', 'a'] }],
    [{ tags: 'a' }],
    [{ active: 'yes' }],
    [{ line: 0 }],
    [{ owner: 'me' }],
    [JSON.parse('{"__proto__": 1}') as object],
  ])('is left to the rules otherwise: %j', (row) => expect(plainRow(row)).toBeUndefined());
});
