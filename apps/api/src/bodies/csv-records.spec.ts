import { csvRecords } from './csv-records';

const cellsOf = (text: string, delimiter: ',' | ';' | '\t' = ',') =>
  [...csvRecords(text, delimiter, 200)].map(({ cells }) => cells);

describe('the records of a CSV', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,,b', [['a', '', 'b']]],
    ['a,', [['a', '']]],
    ['"a,b","say ""x""","two\nlines"', [['a,b', 'say "x"', 'two\nlines']]],
    ['"a"b,c', [['ab', 'c']]],
    ['a "b",c', [['a "b"', 'c']]],
    ['"open,\nto the end', [['open,\nto the end']]],
    ['"",x', [['', 'x']]],
    ['', []],
  ])('%j', (text, records) => expect(cellsOf(text)).toEqual(records));

  it('may stand apart by semicolons or tabs', () => {
    expect(cellsOf('a;b,c', ';')).toEqual([['a', 'b,c']]);
    expect(cellsOf('a\tb', '\t')).toEqual([['a', 'b']]);
  });

  it('begin on the line that a person finds them on', () =>
    expect([...csvRecords('a\n"b\nb\nb"\n\nc', ',', 9)].map(({ line }) => line)).toEqual([1, 2, 5, 6]));

  it('are given up at one cell too many', () => {
    const [first] = csvRecords(','.repeat(1000), ',', 5);
    expect(first?.cells).toHaveLength(6);
  });
});
