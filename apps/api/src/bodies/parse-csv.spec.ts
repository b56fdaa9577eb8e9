import { bodyBoundsOf } from './body-bounds';
import { parseCsv } from './parse-csv';

const bounds = bodyBoundsOf('/api/domains/import');
const parsed = (text: string) => parseCsv(Buffer.from(text), bounds);
const rowsOf = (text: string) => (parsed(text) as { value: { rows: unknown[] } }).value.rows;
const problemOf = (text: string) => (parsed(text) as { problem?: string }).problem;

describe('a body of CSV', () => {
  it('is rows with the lines that they stand on', () =>
    expect(
      rowsOf('domain,brand,note,tags\r\na.example.com,AUR,"main, shop",vip spare\r\n\r\n b.example.com ,AUR,,\r\n'),
    ).toEqual([
      { line: 2, domain: 'a.example.com', brand: 'AUR', note: 'main, shop', tags: ['vip', 'spare'] },
      { line: 4, domain: 'b.example.com', brand: 'AUR', note: '', tags: [] },
    ]));

  it('has columns in any order, and others that say nothing', () =>
    expect(rowsOf('status;Active;brandName;DOMAIN\nada;no;Aurora;a.example.com')).toEqual([
      { line: 2, active: false, brandName: 'Aurora', domain: 'a.example.com' },
    ]));

  it('may say what stands between its cells, as Excel does', () =>
    expect(rowsOf('\uFEFFsep=;\r\ndomain;note\r\na.example.com;1,5')).toEqual([
      { line: 3, domain: 'a.example.com', note: '1,5' },
    ]));

  it('leaves to its rule what is neither yes nor no', () =>
    expect(rowsOf('domain,active\na.example.com,perhaps')).toEqual([
      { line: 2, domain: 'a.example.com', active: 'perhaps' },
    ]));

  it('gives back what was kept from being a formula', () =>
    expect(rowsOf("domain,note\na.example.com,'=1+1\nb.example.com,''=1")).toMatchObject([
      { note: '=1+1' },
      { note: "'=1" },
    ]));

  it.each([
    ['<!doctype html>\n<p>Sign in</p>', 'must begin with a header that has a column domain'],
    [`domain\n${'a.example.com\n'.repeat(50_001)}`, 'has a list of more than 50000 items'],
    [`domain\n${','.repeat(1_000_000)}`, 'has a row of more than 200 cells'],
  ])('is refused as a whole: %#', (text, problem) => expect(problemOf(text)).toBe(problem));

  it('is refused when it is not UTF-8', () =>
    expect(parseCsv(Buffer.from([0xff, 0xfe, 0x41, 0]), bounds)).toMatchObject({ problem: 'is not UTF-8' }));

  it('knows no column that every object has', () =>
    expect(rowsOf('domain,__proto__,constructor\na.example.com,x,y')).toEqual([{ line: 2, domain: 'a.example.com' }]));
});
