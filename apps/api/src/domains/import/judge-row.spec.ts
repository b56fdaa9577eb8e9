import type { BrandRef } from '@nawala/contracts';
import { BrandBook } from './brand-book';
import type { NamedRow } from './import-row';
import { type Circumstances, judgeRow, type KnownDomain } from './judge-row';
import { readRow } from './read-row';

const brand = (code: string, name: string): BrandRef => ({ id: code, code, name, color: '#000000' });
const known: KnownDomain = { id: 'd', domain: 'a.example.com', brand: 'AUR', createdAt: new Date(0) };
const none: Circumstances = {
  book: new BrandBook([brand('AUR', 'Aurora'), brand('BOR', 'Borneo')]),
  createBrands: false,
  sameAs: undefined,
  known: undefined,
};
const judged = (row: object, over: Partial<Circumstances> = {}) => {
  const fate = judgeRow(readRow(row, 7), { ...none, ...over });
  return 'why' in fate ? `${fate.result}: ${fate.why.code}` : fate.result;
};

describe('what becomes of a row', () => {
  it.each<[string, object, Partial<Circumstances>, string]>([
    ['a new name', { domain: 'a.example.com', brand: 'aurora' }, {}, 'new'],
    [
      'a known name, in another form',
      { domain: 'https://A.example.com./', brand: 'AUR' },
      { known },
      'duplicate: known',
    ],
    ['a known name without a brand', { domain: 'a.example.com' }, { known }, 'duplicate: known'],
    ['a known name under another brand', { domain: 'a.example.com', brand: 'BOR' }, { known }, 'moved'],
    ['the second of two', { domain: 'a.example.com', brand: 'AUR' }, { sameAs: 3 }, 'duplicate: sameAsLine'],
    ['no brand', { domain: 'a.example.com' }, {}, 'invalid: brandMissing'],
    ['a brand that is not there', { domain: 'a.example.com', brand: 'Delima' }, {}, 'invalid: brandUnknown'],
    ['one that may be made', { domain: 'a.example.com', brand: 'Delima' }, { createBrands: true }, 'new'],
    [
      'a known name under one that may be made',
      { domain: 'a.example.com', brand: 'Delima' },
      { known, createBrands: true },
      'moved',
    ],
    [
      'a name that was deleted a moment ago',
      { domain: 'a.example.com', brand: 'AUR' },
      { isPending: true },
      'invalid: UNDO_PENDING',
    ],
    ['a wildcard', { domain: '*.example.com', brand: 'AUR' }, {}, 'invalid: wildcard'],
    ['a leading dot', { domain: '.example.com', brand: 'AUR' }, {}, 'invalid: wildcard'],
    ['an address', { domain: 'http://203.0.113.9/login', brand: 'AUR' }, {}, 'invalid: hostNotAddress'],
    ['no top level', { domain: 'borneo-77', brand: 'AUR' }, {}, 'invalid: noTopLevel'],
    ['a wrong one', { domain: 'borneo.exmaple', brand: 'AUR' }, {}, 'invalid: publicSuffix'],
    ['nothing', { brand: 'AUR' }, {}, 'invalid: isHostName'],
    ['a note that is too long', { domain: 'a.example.com', note: 'x'.repeat(201) }, {}, 'invalid: note.maxLength'],
    ['tags that are none', { domain: 'a.example.com', tags: ['Not a tag'] }, {}, 'invalid: tags.matches'],
    ['something else in a field', { domain: { $ne: null }, brand: 'AUR' }, {}, 'invalid: domain.isString'],
    ['a field that nobody knows', { domain: 'a.example.com', owner: 'me' }, {}, 'invalid: owner.unknownField'],
    ['what an export tells besides', { domain: 'a.example.com', brand: 'AUR', status: 'ada', since: null }, {}, 'new'],
  ])('%s', (_what, row, over, fate) => expect(judged(row, over)).toBe(fate));

  it('is no row at all', () => expect(judged(['a.example.com'])).toBe('invalid: isObject'));

  it('is told by its own line, else by its number', () => {
    expect(readRow({ line: 40, domain: 'x' }, 7)).toMatchObject({ line: 40, input: 'x' });
    expect(readRow({ line: -1, domain: 'x' }, 7)).toMatchObject({ line: 7 });
  });

  it.each([
    ['bornéo-304.example.com', 'xn--borno-304-e4a.example.com', 'bornéo-304.example.com'],
    ['HTTPS://Bornéo-304.Example.com/a', 'xn--borno-304-e4a.example.com/a', 'bornéo-304.example.com/a'],
    ['bоrneo.example.com', 'xn--brneo-jye.example.com', 'xn--brneo-jye.example.com'],
    ['xn--borno-304-e4a.example.com', 'xn--borno-304-e4a.example.com', 'bornéo-304.example.com'],
  ])('is stored as punycode and read as %s', (input, domain, displayName) => {
    const row = readRow({ domain: input, brand: 'AUR' }, 1) as NamedRow;
    expect(row.displayName).toBe(displayName);
    expect(row.domain).toBe(domain);
  });
});
